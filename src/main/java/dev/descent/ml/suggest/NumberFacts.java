package dev.descent.ml.suggest;

/**
 * A column of numbers as the labels have it, in its own unit.
 *
 * @param outliers share of the values more than six robust deviations (1.4826 times the median distance from the median) off the median
 * @param zeros share of the values
 * @param whole whether every value is a whole number
 */
public record NumberFacts(
        String name,
        double least,
        double median,
        double greatest,
        double mean,
        double deviation,
        double outliers,
        double zeros,
        boolean whole) {
    /** In median distances from the median: six standard deviations, each of 1.4826 of them were the values normal. */
    static final double OUTLYING = 6 * 1.4826;

    /** Beyond it, whole numbers are rather amounts, such as prices. */
    private static final int LARGEST_COUNT = 1000;

    /** Whether it goes over orders of magnitude, and is never negative. */
    boolean spansOrders() {
        return least >= 0 && median > 0 && greatest > 100 * median;
    }

    boolean isCount() {
        return whole && least >= 0 && greatest > 2 && greatest <= LARGEST_COUNT;
    }
}
