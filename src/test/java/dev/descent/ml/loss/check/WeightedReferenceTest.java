package dev.descent.ml.loss.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Values and gradients with masks and weights, asked of the check as a client would, against a reference computed elsewhere. */
class WeightedReferenceTest {
    private static final List<String> ASKED = List.of("loss", "activation", "labels", "logits", "mask", "weights");

    @TestFactory
    Stream<DynamicTest> agreesWithTheReference() throws IOException {
        return Stream.concat(cases("losses2"), cases("formulas"));
    }

    private static Stream<DynamicTest> cases(String name) throws IOException {
        try (InputStream file = WeightedReferenceTest.class.getResourceAsStream("/reference/" + name + ".json")) {
            JsonNode cases = JsonMapper.shared().readTree(file).get("cases");
            return IntStream.range(0, cases.size())
                    .mapToObj(i -> DynamicTest.dynamicTest(
                            i + " " + cases.get(i).get("loss"), () -> check((ObjectNode) cases.get(i))));
        }
    }

    private static void check(ObjectNode reference) {
        JsonNode answer = LossCheck.check(reference.deepCopy().retain(ASKED));

        near(answer.get("value"), reference.get("value"), 1e-9);
        near(answer.get("per_example"), reference.get("per_example"), 1e-9);
        near(answer.get("gradient"), reference.get("gradient"), 1e-7);
        JsonNode error = answer.get("gradient_error");
        boolean kink = reference.path("note").asString().startsWith("ties");
        assertThat(kink || error.isNull() || error.doubleValue() < 1e-6)
                .as("gradient error %s", error)
                .isTrue();
    }

    private static void near(JsonNode actual, JsonNode expected, double tolerance) {
        assertThat(actual.size()).isEqualTo(expected.size());
        if (expected.isArray()) {
            IntStream.range(0, expected.size()).forEach(i -> near(actual.get(i), expected.get(i), tolerance));
        } else {
            double value = expected.doubleValue();
            assertThat(actual.doubleValue()).isCloseTo(value, within(tolerance * Math.max(Math.abs(value), 1e-7)));
        }
    }
}
