package dev.descent.ml.train.remote;

import dev.descent.ml.train.KeptWeights;
import dev.descent.ml.train.StopSignal.Reason;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.TrainingResult;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a driver's run ended. Can be written as JSON and read back; its files travel by themselves.
 *
 * @param parametersSha256 null where the run ended before it had a result
 */
public record ToldResult(
        @Nullable Reason stopped,
        @Nullable ToldFailure failure,
        Long iterations,
        @Nullable String parametersSha256,
        @Nullable KeptWeights kept) {

    /** Why a run could not go on. */
    public record ToldFailure(String type, String message) {
        static ToldFailure of(TrainingFailed failed) {
            return new ToldFailure(failed.type(), String.valueOf(failed.getMessage()));
        }

        TrainingFailed failed() {
            return new TrainingFailed(type, message);
        }
    }

    static ToldResult of(TrainingResult result) {
        TrainingFailed failed = result.failure();
        return new ToldResult(
                result.stopped(),
                failed == null ? null : ToldFailure.of(failed),
                result.iterations(),
                result.parametersSha256(),
                result.kept());
    }

    static ToldResult of(TrainingFailed thrown) {
        return new ToldResult(null, ToldFailure.of(thrown), 0L, null, null);
    }

    /**
     * The same where the lease is.
     *
     * @param files that came before it, by name
     * @throws TrainingFailed where the run ended by one
     */
    public TrainingResult with(Map<String, Path> files) {
        if (parametersSha256 == null) {
            throw failure == null
                    ? new TrainingFailed("cluster_failed", "The driver ended the run without a result.")
                    : failure.failed();
        }
        return new TrainingResult(
                stopped, failure == null ? null : failure.failed(), iterations, files, parametersSha256, kept);
    }
}
