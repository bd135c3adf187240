package dev.descent.ml.train;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run left behind.
 *
 * @param stopped why it stopped early, or null where it came to its end
 * @param failure why it could not go on, or null
 * @param iterations done
 * @param files artifacts by name ({@code model.zip}, {@code report.json}), complete and closed, for the caller to move or delete
 * @param parametersSha256 of the flat parameter vector after the last iteration, little-endian float32
 * @param kept which weights the model has; null where there is no model
 */
public record TrainingResult(
        StopSignal.@Nullable Reason stopped,
        @Nullable TrainingFailed failure,
        long iterations,
        Map<String, Path> files,
        String parametersSha256,
        @Nullable KeptWeights kept) {

    /** Of a run that did not fail and left no model. */
    public static TrainingResult without(
            StopSignal.@Nullable Reason stopped, long iterations, Map<String, Path> files, String parametersSha256) {
        return new TrainingResult(stopped, null, iterations, files, parametersSha256, null);
    }
}
