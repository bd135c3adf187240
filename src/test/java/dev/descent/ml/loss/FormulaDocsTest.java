package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.loss.check.LossCheck;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What docs/formulas.md shows is what happens. */
class FormulaDocsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+) \\|$");

    static Stream<Arguments> values() throws IOException {
        return rows("## Worked values", "## Errors");
    }

    static Stream<Arguments> errors() throws IOException {
        return rows("## Errors", "\\z");
    }

    @ParameterizedTest
    @MethodSource("values")
    void aWorkedValueIsRight(String formula, String value) {
        assertThat(check(formula).get("value").doubleValue()).isCloseTo(Double.parseDouble(value), within(5e-7));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorIsAsShown(String formula, String message) {
        assertThatThrownBy(() -> check(formula)).isInstanceOfSatisfying(InvalidSpec.class, invalid -> {
            assertThat(invalid.violations()).hasSize(1);
            assertThat(invalid.violations().get(0).path()).isEqualTo("loss.formula");
            assertThat(invalid.violations().get(0).message()).isEqualTo(message);
        });
    }

    private static JsonNode check(String formula) {
        ObjectNode request = (ObjectNode)
                JsonMapper.shared()
                        .readTree(
                                "{\"loss\":{\"type\":\"custom\"},\"labels\":[[1,0,2]],\"logits\":[[0.5,0,4]],\"activation\":\"identity\"}");
        ((ObjectNode) request.get("loss")).put("formula", formula);
        return LossCheck.check(request);
    }

    private static Stream<Arguments> rows(String from, String to) throws IOException {
        String page = Files.readString(Path.of("docs/formulas.md"));
        String section = Pattern.compile(from + "(.*?)" + to, Pattern.DOTALL)
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        return ROW.matcher(section).results().map(FormulaDocsTest::arguments);
    }

    private static Arguments arguments(MatchResult row) {
        return Arguments.of(row.group(1), row.group(2));
    }
}
