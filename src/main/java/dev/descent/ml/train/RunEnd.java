package dev.descent.ml.train;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run came to its end, with everything that it left still in memory.
 *
 * @param stopped why it stopped early, or null
 * @param failure why it could not go on, or null
 * @param iterations done
 * @param parametersSha256 of the parameters after the last of them
 * @param kept which weights the network has now; null where none make a model
 */
record RunEnd(
        TrainingLoop loop,
        StopSignal.@Nullable Reason stopped,
        @Nullable TrainingFailed failure,
        long iterations,
        String parametersSha256,
        @Nullable KeptWeights kept) {

    /** Trains until the run ends in some way. */
    static RunEnd of(TrainingLoop loop, TrainingPlan plan) {
        StopSignal.Reason stopped = null;
        TrainingFailed failure = null;
        try {
            stopped = loop.toEnd();
        } catch (TrainingFailed failed) {
            failure = failed;
        }
        String sha256 = ParametersHash.sha256(loop.step().parameters());
        if (!leavesFiles(stopped)) {
            loop.awaitCheckpoint();
        }
        KeptWeights kept =
                leavesFiles(stopped) ? loop.kept().choose(plan.training().weights()) : null;
        return new RunEnd(loop, stopped, failure, loop.state().iteration(), sha256, kept);
    }

    /** Whether the job is over, and does not go on elsewhere. */
    private static boolean leavesFiles(StopSignal.@Nullable Reason stopped) {
        return stopped == null || stopped == StopSignal.Reason.CANCELLED;
    }

    boolean leavesFiles() {
        return leavesFiles(stopped);
    }

    TrainingResult with(Map<String, Path> files) {
        return new TrainingResult(stopped, failure, iterations, files, parametersSha256, kept);
    }

    /** @param reason why its files were not waited for */
    TrainingResult withoutFiles(StopSignal.@Nullable Reason reason) {
        return new TrainingResult(
                stopped == null ? reason : stopped, failure, iterations, Map.of(), parametersSha256, null);
    }
}
