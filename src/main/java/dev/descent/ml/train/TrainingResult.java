package dev.descent.ml.train;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run left behind.
 *
 * @param stopped why it stopped early, or null where it came to its end
 * @param iterations done
 * @param files artifacts by name ({@code model.zip}, {@code report.json}), complete and closed, for the caller to move or delete
 * @param parametersSha256 of the final flat parameter vector, little-endian float32
 */
public record TrainingResult(
        StopSignal.@Nullable Reason stopped, long iterations, Map<String, Path> files, String parametersSha256) {}
