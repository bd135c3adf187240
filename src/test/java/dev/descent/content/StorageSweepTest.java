package dev.descent.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageSweepTest {
    private final List<Instant> asked = new ArrayList<>();

    @Test
    void everythingIsSweptThoughSomeOfItCannotBe() {
        try (StorageSweep sweep = new StorageSweep(List.of(StorageSweepTest::fail, this::note, this::note))) {
            sweep.sweep();
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatAReplicaMayBeAtWorkOnIsSpared() {
        try (StorageSweep sweep = new StorageSweep(List.of(this::note))) {
            sweep.sweep();
        }
        assertThat(asked.get(0)).isBefore(Instant.now().minus(Duration.ofHours(5)));
    }

    private int note(Instant untouchedSince) {
        asked.add(untouchedSince);
        return 1;
    }

    private static int fail(Instant untouchedSince) throws IOException {
        throw new IOException("unreadable since " + untouchedSince);
    }
}
