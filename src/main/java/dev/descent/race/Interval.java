package dev.descent.race;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A mean with its 95 % confidence interval by Student's t, over seeds.
 *
 * @param mean null where there is no value
 * @param low null for fewer than two values
 */
record Interval(
        @Nullable Double mean,
        @Nullable Double low,
        @Nullable Double high,
        int values) {
    /** The 97.5 % quantiles of Student's t for 1 to 15 degrees of freedom. */
    private static final double[] T = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131
    };

    static Interval of(double[] values) {
        int n = values.length;
        if (n == 0) {
            return new Interval(null, null, null, 0);
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        if (n == 1) {
            return new Interval(mean, null, null, 1);
        }
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double half = T[Math.min(n - 1, T.length) - 1] * Math.sqrt(squares / (n - 1) / n);
        return new Interval(mean, mean - half, mean + half, n);
    }
}
