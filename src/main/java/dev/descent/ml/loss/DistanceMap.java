package dev.descent.ml.loss;

import java.util.Arrays;

/**
 * Squared Euclidean distances of all places of a map to the nearest of a set, exact and linear in the places (Felzenszwalb and
 * Huttenlocher 2012): along columns first, then the lower envelope of parabolas along each row.
 */
final class DistanceMap {
    /** Where a set has no place. */
    static final double NOWHERE = Double.POSITIVE_INFINITY;

    private final int height;
    private final int width;
    private final double[] row;
    /** Columns whose parabolas make up the envelope, and where each begins to be the lowest. */
    private final int[] lowest;

    private final double[] begins;

    DistanceMap(int height, int width) {
        this.height = height;
        this.width = width;
        row = new double[width];
        lowest = new int[width];
        begins = new double[width + 1];
    }

    /**
     * Finds the distances.
     *
     * @param set its places, [height, width]
     * @param squared filled, same shape; {@link #NOWHERE} everywhere for an empty set
     */
    void find(boolean[] set, double[] squared) {
        for (int x = 0; x < width; x++) {
            column(set, x, squared);
        }
        for (int y = 0; y < height; y++) {
            row(squared, y * width);
        }
    }

    private void column(boolean[] set, int x, double[] squared) {
        double away = NOWHERE;
        for (int y = 0; y < height; y++) {
            away = set[y * width + x] ? 0 : away + 1;
            squared[y * width + x] = away;
        }
        away = NOWHERE;
        for (int y = height - 1; y >= 0; y--) {
            int i = y * width + x;
            away = set[i] ? 0 : away + 1;
            double nearer = Math.min(away, squared[i]);
            squared[i] = nearer * nearer;
        }
    }

    private void row(double[] squared, int start) {
        System.arraycopy(squared, start, row, 0, width);
        int last = envelope();
        if (last < 0) {
            Arrays.fill(squared, start, start + width, NOWHERE);
            return;
        }
        int k = 0;
        for (int x = 0; x < width; x++) {
            while (k < last && begins[k + 1] <= x) {
                k++;
            }
            double across = x - lowest[k];
            squared[start + x] = across * across + row[lowest[k]];
        }
    }

    /** Answers the last parabola's index, −1 where the row is nowhere near the set. */
    private int envelope() {
        int last = -1;
        for (int x = 0; x < width; x++) {
            if (row[x] == NOWHERE) {
                continue;
            }
            double begin = Double.NEGATIVE_INFINITY;
            while (last >= 0) {
                begin = meeting(lowest[last], x);
                if (begin > begins[last]) {
                    break;
                }
                last--;
                begin = Double.NEGATIVE_INFINITY;
            }
            lowest[++last] = x;
            begins[last] = begin;
        }
        return last;
    }

    /** Where the parabola over the later column goes below that over the earlier. */
    private double meeting(int earlier, int later) {
        double apart = row[later] + (double) later * later - row[earlier] - (double) earlier * earlier;
        return apart / (2.0 * (later - earlier));
    }
}
