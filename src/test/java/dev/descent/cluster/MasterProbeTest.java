package dev.descent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MasterProbeTest {
    private final AtomicLong clock = new AtomicLong();

    @Test
    void masterIsLookedAtAnewAfterAFewSeconds() throws IOException {
        MasterProbe probe;
        try (ServerSocket master = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            probe = probe("spark://127.0.0.1:" + master.getLocalPort());
            assertThat(probe.warning()).isNull();
        }
        pass(9);
        assertThat(probe.warning()).isNull();
        pass(2);
        assertThat(probe.warning()).startsWith("The master of the cluster does not answer at spark://127.0.0.1:");
    }

    @Test
    void whatIsNoAddressDoesNotAnswer() {
        assertThat(probe("spark://no port").warning()).contains("spark://no port");
        assertThat(probe("spark://127.0.0.1").warning()).isNotNull();
    }

    @Test
    void nothingIsKnownOfClustersOfOtherKinds() {
        assertThat(probe("yarn").warning()).isNull();
        assertThat(probe("").warning()).isNull();
    }

    private MasterProbe probe(String master) {
        return new MasterProbe(master, clock::get);
    }

    private void pass(int seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
