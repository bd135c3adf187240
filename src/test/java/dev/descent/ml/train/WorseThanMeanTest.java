package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WorseThanMeanTest {
    @Test
    void predictionsWorseThanTheMeanAreTold() {
        assertThat(warning("{\"loss\": 49.6, \"r2\": -0.3317}"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("After epoch 7 validation_r2 is -0.332: "));
        assertThat(warning("{\"r2\": -12499428.0}")).isPresent();
    }

    @Test
    void whatIsBetterOrHasNoMeanIsNotToldOf() {
        assertThat(warning("{\"r2\": 0.01}")).isEmpty();
        assertThat(warning("{\"r2\": null}")).isEmpty();
        assertThat(warning("{\"accuracy\": 0.5}")).isEmpty();
        assertThat(warning("null")).isEmpty();
    }

    private static Optional<String> warning(String validation) {
        return WorseThanMean.of(JsonMapper.shared().readTree("{\"epoch\": 7, \"validation\": " + validation + "}"));
    }
}
