package dev.descent.ml.suggest;

import java.util.function.DoublePredicate;

/** How often numbers from -1 to 1 occur, in steps of 1/255, as those of bytes are. */
final class LevelCounts {
    private static final int LEVELS = 255;

    private final long[] counts = new long[2 * LEVELS + 1];
    private long size;

    void add(double value) {
        counts[LEVELS + (int) Math.round(Math.max(-1, Math.min(1, value)) * LEVELS)]++;
        size++;
    }

    double share(DoublePredicate such) {
        long found = 0;
        for (int i = 0; i < counts.length; i++) {
            found += such.test(value(i)) ? counts[i] : 0;
        }
        return (double) found / Math.max(1, size);
    }

    double deviation() {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * value(i);
            squares += counts[i] * value(i) * value(i);
        }
        double mean = sum / Math.max(1, size);
        return Math.sqrt(Math.max(0, squares / Math.max(1, size) - mean * mean));
    }

    /** Share of those more than six robust deviations, and more than {@code least}, off the median. */
    double outliers(double least) {
        double median = median();
        LevelCounts distances = new LevelCounts();
        for (int i = 0; i < counts.length; i++) {
            distances.add(Math.abs(value(i) - median), counts[i]);
        }
        double far = Math.max(least, NumberFacts.OUTLYING * distances.median());
        return share(value -> Math.abs(value - median) > far);
    }

    private void add(double value, long times) {
        counts[LEVELS + (int) Math.round(Math.min(1, value) * LEVELS)] += times;
        size += times;
    }

    private double median() {
        long below = 0;
        int at = -1;
        while (at < counts.length - 1 && 2 * below < Math.max(1, size)) {
            at++;
            below += counts[at];
        }
        return value(at);
    }

    private static double value(int index) {
        return (double) (index - LEVELS) / LEVELS;
    }
}
