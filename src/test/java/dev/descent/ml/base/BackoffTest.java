package dev.descent.ml.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(500));

    @Test
    void eachPauseIsTwiceTheLastUpToTheLongest() {
        assertThat(Stream.generate(backoff::next).limit(5).map(Duration::toMillis))
                .containsExactly(100L, 200L, 400L, 500L, 500L);
    }

    @Test
    void whoAsksForMoreGetsItUpToTheLongest() {
        assertThat(backoff.next(Duration.ofMillis(300))).hasMillis(300);
        assertThat(backoff.next(Duration.ofHours(1))).hasMillis(500);
        assertThat(backoff.next(Duration.ofMillis(1))).hasMillis(400);
    }

    @Test
    void resetBeginsAnew() {
        backoff.next();
        backoff.next();
        backoff.reset();
        assertThat(backoff.next()).hasMillis(100);
    }
}
