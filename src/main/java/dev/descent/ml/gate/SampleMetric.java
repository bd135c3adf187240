package dev.descent.ml.gate;

/** A metric that only several examples together have, of any of them. */
@FunctionalInterface
public interface SampleMetric {
    /** @param examples by their index, some of them several times */
    double of(int[] examples);
}
