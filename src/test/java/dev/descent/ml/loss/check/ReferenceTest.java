package dev.descent.ml.loss.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.Batches;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.SpecReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values and gradients of a reference computed elsewhere, in float64. */
class ReferenceTest {
    @TestFactory
    Stream<DynamicTest> agreesWithTheReference() throws IOException {
        JsonNode cases = cases("/reference/losses.json");
        return Stream.iterate(0, i -> i < cases.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest(name(i, cases.get(i)), () -> check(cases.get(i))));
    }

    private static JsonNode cases(String resource) throws IOException {
        try (InputStream file = ReferenceTest.class.getResourceAsStream(resource)) {
            return JsonMapper.shared().readTree(file).get("cases");
        }
    }

    private static String name(int index, JsonNode reference) {
        return index + " " + reference.get("loss") + " " + reference.get("activation");
    }

    private static void check(JsonNode reference) {
        Tensor labels = Tensor.read(reference.get("labels"));
        Tensor logits = Tensor.read(reference.get("logits"));
        Tensor gradient = Tensor.read(reference.get("gradient"));
        LossSpec spec = SpecReader.read(reference.get("loss"), LossSpec.class);
        Target target = labels.target(null);
        Activation activation =
                Activation.valueOf(reference.get("activation").stringValue().toUpperCase(Locale.ROOT));
        Batches batch = new Batches(labels.examples(), LossShape.of(spec, target), labels.values(), logits.values());

        Batches.Result result = batch.evaluate(spec.build(target), activation);

        near(result.value(), reference.get("value").doubleValue(), 1e-9);
        for (int i = 0; i < batch.examples(); i++) {
            near(result.scores()[i], reference.get("per_example").get(i).doubleValue(), 1e-9);
        }
        for (int i = 0; i < gradient.values().length; i++) {
            near(result.gradient()[i] / batch.examples(), gradient.values()[i], 1e-7);
        }
    }

    private static void near(double actual, double expected, double tolerance) {
        assertThat(actual).isCloseTo(expected, within(tolerance * Math.max(Math.abs(expected), 1e-7)));
    }
}
