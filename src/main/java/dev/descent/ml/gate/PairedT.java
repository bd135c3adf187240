package dev.descent.ml.gate;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/** The paired t test for the mean of differences by example. */
final class PairedT {
    private PairedT() {}

    /** @param differences two at least, candidate minus baseline, of values of which higher is better */
    static Comparison of(double[] differences, Margin margin) {
        int n = differences.length;
        double mean = Arrays.stream(differences).sum() / n;
        double squares = Arrays.stream(differences)
                .map(difference -> (difference - mean) * (difference - mean))
                .sum();
        double spread = Math.sqrt(squares / (n - 1));
        double reach =
                TDistribution.of(n - 1).inverseCumulativeProbability(margin.confidence()) * spread / Math.sqrt(n);
        return Comparison.of("paired_t", mean, mean - reach, mean + reach, margin, spread);
    }
}
