package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class UnrecognizedClassesTest {
    @Test
    void classOfWhichNothingIsRecognizedIsNamedWithItsLabels() {
        assertThat(warning("""
                {"bg": {"support": 1011, "recall": 1.0}, "fg": {"support": 155, "recall": 0.0}}
                """)).hasValueSatisfying(text -> assertThat(text)
                .startsWith("After epoch 7")
                .contains("\"fg\" (155)")
                .doesNotContain("bg"));
    }

    @Test
    void classWithoutLabelsOrWithSomeRecallIsNone() {
        assertThat(warning("""
                {"a": {"support": 0, "recall": 0.0}, "b": {"support": 3, "recall": 0.1}, "c": {"support": 3, "recall": null}}
                """)).isEmpty();
        assertThat(UnrecognizedClasses.of(JsonMapper.shared().readTree("{\"epoch\": 7, \"validation\": null}")))
                .isEmpty();
    }

    @Test
    void theFirstEpochsTellNothing() {
        String missed = "{\"a\": {\"support\": 3, \"recall\": 0}}";

        assertThat(warning(UnrecognizedClasses.EARLY - 1, missed)).isEmpty();
        assertThat(warning(UnrecognizedClasses.EARLY, missed)).isPresent();
    }

    @Test
    void ofManyTheFirstAreNamed() {
        assertThat(warning("""
                {"a": {"support": 1, "recall": 0}, "b": {"support": 1, "recall": 0}, "c": {"support": 1, "recall": 0},
                 "d": {"support": 1, "recall": 0}, "e": {"support": 1, "recall": 0}}
                """))
                .hasValueSatisfying(text ->
                        assertThat(text).contains("\"c\" (1) and 2 more").doesNotContain("\"d\""));
    }

    private static Optional<String> warning(String classes) {
        return warning(7, classes);
    }

    private static Optional<String> warning(int epoch, String classes) {
        return UnrecognizedClasses.of(JsonMapper.shared()
                .readTree("{\"epoch\": " + epoch + ", \"validation\": {\"classes\": " + classes + "}}"));
    }
}
