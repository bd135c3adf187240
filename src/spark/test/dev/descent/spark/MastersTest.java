package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.TrainingFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Masters that are there and that are not; nothing listens at port 1. */
class MastersTest {
    private static final String SILENT = "spark://127.0.0.1:1";
    private static final StopSignal GOES_ON = () -> null;

    @Test
    void oneOfSeveralIsEnough() throws IOException {
        try (ServerSocket master = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String both = SILENT + ",127.0.0.1:" + master.getLocalPort();
            assertThat(Masters.of(both, Duration.ZERO).answer(GOES_ON)).isTrue();
        }
    }

    @Test
    void noneIsTheRunsFailure() {
        assertThatThrownBy(() -> Masters.of(SILENT, Duration.ZERO).answer(GOES_ON))
                .isInstanceOfSatisfying(TrainingFailed.class, failed -> assertThat(failed.type())
                        .isEqualTo("cluster_unavailable"))
                .hasMessageStartingWith("No master of the cluster answers, for 0 s.");
    }

    @Test
    void runThatIsToStopWaitsForNone() {
        StopSignal stops = () -> StopSignal.Reason.CANCELLED;
        assertThat(Masters.of(SILENT, Duration.ofMinutes(5)).answer(stops)).isFalse();
    }

    @Test
    void clustersOfOtherKindsAreAskedBySparkItself() {
        assertThat(Masters.of("local[2]", Duration.ZERO).answer(GOES_ON)).isTrue();
        assertThat(Masters.of("yarn", Duration.ZERO).answer(GOES_ON)).isTrue();
    }
}
