package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.descent.ml.train.StopSignal.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final List<String> told = new ArrayList<>();
    private int attempts;

    @Test
    void whatFailsIsTriedAgainAndToldOnce() {
        String written = new Patience(Duration.ofMinutes(1)).write(() -> failing(2), told::add, () -> null);

        assertThat(written).isEqualTo("written");
        assertThat(attempts).isEqualTo(3);
        assertThat(told)
                .hasSize(1)
                .first()
                .asString()
                .contains("No space left on device")
                .contains("60 s");
    }

    @Test
    void itEnds() {
        assertThatExceptionOfType(TrainingFailed.class)
                .isThrownBy(() ->
                        new Patience(Duration.ZERO).write(() -> failing(Integer.MAX_VALUE), told::add, () -> null))
                .withMessageContaining("No space left on device")
                .extracting(TrainingFailed::type)
                .isEqualTo("artifacts_not_stored");
    }

    @Test
    void whoIsToStopDoesNotWait() {
        Patience patience = new Patience(Duration.ofDays(1));

        assertThat(patience.<String>write(() -> failing(Integer.MAX_VALUE), told::add, () -> Reason.DRAINED))
                .isNull();
        assertThat(attempts).isEqualTo(1);
    }

    private String failing(int times) throws IOException {
        if (++attempts <= times) {
            throw new IOException("No space left on device");
        }
        return "written";
    }
}
