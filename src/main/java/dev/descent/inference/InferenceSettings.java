package dev.descent.inference;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How this process answers from trained models.
 *
 * @param threads that predict; each has models of its own
 * @param modelCache what loaded models may take together, by estimate; one that is larger is loaded alone
 * @param evaluationTime that an evaluation may take, with its wait
 */
@ConfigurationProperties("descent.inference")
record InferenceSettings(int threads, DataSize modelCache, Duration evaluationTime) {
    InferenceSettings {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("descent.inference.threads must be between 1 and 64, was " + threads);
        } else if (modelCache.isNegative() || evaluationTime.toMillis() < 1) {
            throw new IllegalArgumentException("descent.inference: sizes and times must be positive");
        }
    }

    long cacheBytesOfAThread() {
        return modelCache.toBytes() / threads;
    }
}
