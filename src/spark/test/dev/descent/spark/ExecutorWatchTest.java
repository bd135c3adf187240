package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutorWatchTest {
    private final List<String> warnings = new ArrayList<>();
    private boolean executors;
    private long nanos;
    private final ExecutorWatch watch = new ExecutorWatch(() -> executors, () -> nanos, warnings::add);

    @Test
    void aRoundThatWaitsForExecutorsIsToldOnce() {
        watch.begin();
        lookAfter(19);
        assertThat(warnings).isEmpty();
        lookAfter(2);
        lookAfter(60);
        assertThat(warnings).singleElement().asString().contains("no executor");
    }

    @Test
    void executorsThatAreLostAgainAreToldAgain() {
        lookAfter(21);
        executors = true;
        lookAfter(1);
        executors = false;
        lookAfter(19);
        assertThat(warnings).hasSize(1);
        lookAfter(2);
        assertThat(warnings).hasSize(2);
    }

    /** They take less time than a look. */
    @Test
    void quickRoundsAreNoTimeWithoutExecutors() {
        executors = true;
        lookAfter(1);
        nanos += Duration.ofMinutes(1).toNanos();
        watch.begin();
        executors = false;
        lookAfter(1);
        assertThat(warnings).isEmpty();
    }

    private void lookAfter(long seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
        watch.look();
    }
}
