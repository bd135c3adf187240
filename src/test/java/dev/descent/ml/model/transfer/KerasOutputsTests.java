package dev.descent.ml.model.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.model.keras.SavedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Models that Keras saved give here what they gave there. Of each folder the {@code cases.json} tells, by name, the input shape, inputs
 * (channels last), outputs and files.
 */
class KerasOutputsTests {
    private static final double TOLERANCE = 1e-5;

    @TestFactory
    Stream<DynamicTest> modelsOfTheProjectGiveKerasOutputs() throws IOException {
        return cases(SavedModels.folder());
    }

    @TestFactory
    Stream<DynamicTest> referenceModelsGiveKerasOutputs() throws IOException {
        return cases(SavedModels.folder("/reference/keras"));
    }

    private static Stream<DynamicTest> cases(Path folder) throws IOException {
        JsonNode cases = new JsonMapper().readTree(Files.readAllBytes(folder.resolve("cases.json")));
        return cases.propertyStream().flatMap(one -> files(one.getValue())
                .map(file -> DynamicTest.dynamicTest(
                        one.getKey() + " " + file, () -> check(folder.resolve(file), one.getValue()))));
    }

    private static Stream<String> files(JsonNode one) {
        return one.get("files").valueStream().map(JsonNode::stringValue);
    }

    private static void check(Path file, JsonNode one) {
        assertThat(one.get("layout").stringValue()).isEqualTo("channels_last");
        List<Integer> shape =
                one.get("input_shape").valueStream().map(JsonNode::intValue).toList();
        double[][] inputs = rows(one.get("inputs"));
        double[][] expected = rows(one.get("outputs"));

        double[][] outputs = Outputs.of(file, shape, inputs, expected[0].length);

        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected[i].length; j++) {
                double scale = Math.max(1, Math.abs(expected[i][j]));
                assertThat(Math.abs(outputs[i][j] - expected[i][j]) / scale)
                        .as("output %d of example %d: %s instead of %s", j, i, outputs[i][j], expected[i][j])
                        .isLessThan(TOLERANCE);
            }
        }
    }

    private static double[][] rows(JsonNode examples) {
        List<double[]> rows = new ArrayList<>();
        examples.forEach(example -> {
            List<Double> values = new ArrayList<>();
            flatten(example, values);
            rows.add(values.stream().mapToDouble(Double::doubleValue).toArray());
        });
        return rows.toArray(double[][]::new);
    }

    private static void flatten(JsonNode node, List<Double> values) {
        if (node.isArray()) {
            node.forEach(inner -> flatten(inner, values));
        } else {
            values.add(node.doubleValue());
        }
    }
}
