package dev.descent.inference;

import dev.descent.ml.network.ProcessMemory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How this process answers from trained models.
 *
 * @param threads that predict; each has models of its own
 * @param modelCache what loaded models may take together, by estimate; one that is larger is loaded alone; a sixteenth
 *     of the memory, 512 MB at most, where it is not set
 * @param evaluationTime that an evaluation may take, with its wait
 */
@ConfigurationProperties("descent.inference")
record InferenceSettings(int threads, @Nullable DataSize modelCache, Duration evaluationTime) {
    InferenceSettings {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("descent.inference.threads must be between 1 and 64, was " + threads);
        } else if ((modelCache != null && modelCache.isNegative()) || evaluationTime.toMillis() < 1) {
            throw new IllegalArgumentException("descent.inference: sizes and times must be positive");
        }
    }

    long cacheBytesOfAThread() {
        return (modelCache == null ? ProcessMemory.forModels() : modelCache.toBytes()) / threads;
    }
}
