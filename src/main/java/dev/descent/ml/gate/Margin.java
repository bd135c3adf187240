package dev.descent.ml.gate;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much worse is still as good, and how sure one must be.
 *
 * @param size at least 0
 * @param confidence of a one-sided test
 */
record Margin(double size, double confidence) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** What a standard normal variable stays below with this confidence. */
    double z() {
        return z(confidence);
    }

    static double z(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }
}
