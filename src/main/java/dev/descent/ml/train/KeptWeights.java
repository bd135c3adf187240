package dev.descent.ml.train;

import org.jspecify.annotations.Nullable;

/**
 * Which weights a run left in its model.
 *
 * @param weights the last, or the best
 * @param epoch whose they are: the last one begun, or the best
 * @param iteration after which they were so
 * @param metric by which they are the best; null for the last
 * @param value of the metric; null for the last
 */
public record KeptWeights(
        Which weights,
        Integer epoch,
        Long iteration,
        @Nullable String metric,
        @Nullable Double value) {

    /** Of which epoch the model is to be. */
    public enum Which {
        LAST,
        BEST
    }
}
