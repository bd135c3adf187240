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

    @Test
    void timeLeftOfAJobThatBeganFromAnotherGoesByItsOwnIterations() {
        ProgressTracker resumed = new ProgressTracker(Progress.none(1, 2_000L), null, 1_000, after(1_010, 10, 0, 20));
        resumed.iteration(2, 1_011, Map.of("loss", 0.5));

        assertThat(resumed.progress().get("eta_seconds").doubleValue()).isGreaterThan(989 * 20.0 / 11);
    }

    @Test
    void meanSoFarOfAJobThatBeganFromAnotherWeighsItsOwnIterations() {
        ProgressTracker resumed = new ProgressTracker(Progress.none(1, 2_000L), null, 1_000, after(1_003, 3, 0, 20));
        resumed.iteration(2, 1_004, Map.of("loss", 6.0));

        assertThat(resumed.metrics().get("loss").doubleValue()).isEqualTo((3 * 2.0 + 6) / 4);
    }

    @Test
    void meanSoFarLeavesOutWhatWasSkipped() {
        ProgressTracker resumed = new ProgressTracker(Progress.none(1, 2_000L), null, 0, after(4, 4, 1, 20));
        resumed.iteration(1, 5, Map.of("loss", Double.NaN));
        resumed.iteration(1, 6, Map.of("loss", 6.0));

        assertThat(resumed.metrics().get("loss").doubleValue()).isEqualTo((3 * 2.0 + 6) / 4);
    }

    /** Within a job's first epoch, whose losses that count are 2 each, by batches of 8 examples. */
    private static Position after(long iteration, int iterations, long skipped, double seconds) {
        long counted = 8 * (iterations - skipped);
        return new Position(
                0,
                iterations,
                iteration,
                new LossSums(2.0 * counted, 8L * iterations, counted, iterations, 2.0 * counted, counted),
                new TimeSpent(seconds, seconds, 0.0),
                JsonNodeFactory.instance.objectNode(),
                null,
                null,
                new FaultHistory(skipped, 0, null),
                TermStreaks.NONE);
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
        ProgressTracker tracker = new ProgressTracker(Progress.none(1, 1_000L), 100, 0, start);
        tracker.iteration(1, 11, Map.of("loss", 0.5));
        return tracker.progress().get("eta_seconds").doubleValue();
    }
}
