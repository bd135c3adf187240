package dev.descent.ml.data.shape;

import java.util.function.IntToDoubleFunction;

/**
 * What is seen of a column in some rows, missing values aside; all 0 where there is no value.
 *
 * @param count of values
 * @param deviation of the population: the root of the mean squared difference from the mean
 */
public record Statistics(long count, double mean, double deviation, double minimum, double maximum) {

    /** Of the values at {@code rows}, where NaN is no value. In two passes, which large offsets do not harm. */
    public static Statistics of(IntToDoubleFunction values, int[] rows) {
        long count = 0;
        double sum = 0;
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (int row : rows) {
            double value = values.applyAsDouble(row);
            if (!Double.isNaN(value)) {
                count++;
                sum += value;
                minimum = Math.min(minimum, value);
                maximum = Math.max(maximum, value);
            }
        }
        if (count == 0) {
            return new Statistics(0, 0, 0, 0, 0);
        }
        double mean = Double.isFinite(sum) ? sum / count : scaledMean(values, rows, count);
        double largest = Math.max(Math.abs(minimum - mean), Math.abs(maximum - mean));
        return new Statistics(count, mean, deviation(values, rows, mean, largest, count), minimum, maximum);
    }

    /** Whether there are no two different ones among the values at {@code rows}, where NaN is no value. */
    public static boolean isConstant(IntToDoubleFunction values, int[] rows) {
        double first = Double.NaN;
        for (int row : rows) {
            double value = values.applyAsDouble(row);
            if (Double.isNaN(first)) {
                first = value;
            } else if (!Double.isNaN(value) && value != first) {
                return false;
            }
        }
        return true;
    }

    /** Of pixels, from how often each value occurs. */
    public static Statistics ofHistogram(long[] counts) {
        long count = 0;
        double sum = 0;
        double squares = 0;
        int minimum = counts.length;
        int maximum = 0;
        for (int value = 0; value < counts.length; value++) {
            if (counts[value] > 0) {
                count += counts[value];
                sum += (double) counts[value] * value;
                squares += (double) counts[value] * value * value;
                minimum = Math.min(minimum, value);
                maximum = value;
            }
        }
        double mean = sum / Math.max(1, count);
        double variance = squares / Math.max(1, count) - mean * mean;
        return new Statistics(count, mean, Math.sqrt(Math.max(0, variance)), minimum, maximum);
    }

    /** Tells by the values and not by the deviation, which rounding can keep from being 0. */
    public boolean isConstant() {
        return minimum == maximum;
    }

    /** Where the sum of the values overflows. */
    private static double scaledMean(IntToDoubleFunction values, int[] rows, long count) {
        double mean = 0;
        for (int row : rows) {
            mean += present(values.applyAsDouble(row) / count);
        }
        return mean;
    }

    /** @param largest difference from the mean */
    private static double deviation(IntToDoubleFunction values, int[] rows, double mean, double largest, long count) {
        // squares of these would overflow, or be nothing
        double unit = largest > 1e150 || largest < 1e-150 ? largest : 1;
        if (largest == 0) {
            return 0;
        }
        double squares = 0;
        for (int row : rows) {
            double difference = present((values.applyAsDouble(row) - mean) / unit);
            squares += difference * difference;
        }
        return unit * Math.sqrt(squares / count);
    }

    /** Adds nothing where there is no value. */
    private static double present(double difference) {
        return Double.isNaN(difference) ? 0 : difference;
    }
}
