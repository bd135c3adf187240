package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.job.Progress;
import dev.descent.ml.train.checkpoint.FaultHistory;
import dev.descent.ml.train.checkpoint.LossSums;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.ml.train.checkpoint.TermStreaks;
import dev.descent.ml.train.checkpoint.TimeSpent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ProgressTrackerTest {

    @Test
    void noMoreTimeIsLeftThanTheRunHasOfItsLimit() {
        assertThat(secondsLeft(90)).isBetween(0.0, 10.0);
        assertThat(secondsLeft(120)).isZero();
    }

    /** Of a run that may take 100 seconds, at the tenth of a thousand iterations. */
    private static double secondsLeft(double spent) {
        Position start = new Position(
                0,
                10,
                10L,
                LossSums.NONE,
                new TimeSpent(spent, spent, 0.0),
                JsonNodeFactory.instance.objectNode(),
                null,
                null,
                FaultHistory.NONE,
                TermStreaks.NONE);
        ProgressTracker tracker = new ProgressTracker(Progress.none(1, 1_000L), 100, start);
        tracker.iteration(1, 11, Map.of("loss", 0.5));
        return tracker.progress().get("eta_seconds").doubleValue();
    }
}
