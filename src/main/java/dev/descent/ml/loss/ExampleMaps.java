package dev.descent.ml.loss;

import java.util.Arrays;

/** An example's positions in their places, for losses that look at neighbours: what is ignored leaves gaps. */
final class ExampleMaps {
    final int height;
    final int width;

    /** Whether a place counts, row by row. */
    final boolean[] valid;

    private final int[] places;
    private int positions;

    ExampleMaps(int height, int width) {
        this.height = height;
        this.width = width;
        valid = new boolean[height * width];
        places = new int[height * width];
    }

    /** Takes over which positions count. */
    void load(Example example) {
        positions = example.positions();
        Arrays.fill(valid, false);
        for (int i = 0; i < positions; i++) {
            places[i] = example.place(i);
            valid[places[i]] = true;
        }
    }

    /** Puts one of {@code each} values of every position in its place, and 0 where a place does not count. */
    void spread(double[] values, int each, int which, double[] map) {
        Arrays.fill(map, 0);
        for (int i = 0; i < positions; i++) {
            map[places[i]] = values[i * each + which];
        }
    }

    /** Adds {@code factor} times a map to one of {@code each} values of every position. */
    void gather(double[] map, double factor, double[] values, int each, int which) {
        for (int i = 0; i < positions; i++) {
            values[i * each + which] += factor * map[places[i]];
        }
    }

    int place(int position) {
        return places[position];
    }
}
