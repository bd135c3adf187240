package dev.descent.ml.data.image;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Exact Euclidean distances of all pixels to the nearest of some, squared: by column, and then by row over the lower
 * envelope of the columns' parabolas, in time linear in the pixels (Meijster, Roerdink and Hesselink, 2000).
 */
public final class DistanceTransform {
    private final int height;
    private final int width;
    /** Of the parabolas in a row's envelope: their columns, and the first place where each is the lowest. */
    private final int[] columns;

    private final int[] starts;

    public DistanceTransform(int height, int width) {
        this.height = height;
        this.width = width;
        this.columns = new int[width];
        this.starts = new int[width];
    }

    /**
     * The squared distances, [height, width].
     *
     * @param isSite whether a pixel, by its row-major index, is one of those to which distances run; at least one is
     */
    public int[] squared(IntPredicate isSite) {
        int[] vertical = vertical(isSite);
        int[] squared = new int[vertical.length];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(vertical, y * width, row, 0, width);
            fill(squared, y * width, row, envelope(row));
        }
        return squared;
    }

    /** To the nearest site of the same column; further than any where there is none. */
    private int[] vertical(IntPredicate isSite) {
        int[] distances = new int[height * width];
        Arrays.fill(distances, height + width);
        for (int i = 0; i < distances.length; i++) {
            if (isSite.test(i)) {
                distances[i] = 0;
            } else if (i >= width) {
                distances[i] = Math.min(distances[i], distances[i - width] + 1);
            }
        }
        for (int i = distances.length - width - 1; i >= 0; i--) {
            distances[i] = Math.min(distances[i], distances[i + width] + 1);
        }
        return distances;
    }

    /** How many parabolas it has. */
    private int envelope(int[] row) {
        int last = 0;
        columns[0] = 0;
        starts[0] = 0;
        for (int x = 1; x < width; x++) {
            while (last >= 0 && at(starts[last], columns[last], row) > at(starts[last], x, row)) {
                last--;
            }
            int start = last < 0 ? 0 : 1 + crossing(columns[last], x, row);
            if (start < width) {
                last++;
                columns[last] = x;
                starts[last] = start;
            }
        }
        return last + 1;
    }

    private void fill(int[] squared, int offset, int[] row, int parabolas) {
        int last = parabolas - 1;
        for (int x = width - 1; x >= 0; x--) {
            squared[offset + x] = at(x, columns[last], row);
            if (x == starts[last]) {
                last--;
            }
        }
    }

    private static int at(int x, int column, int[] row) {
        return (x - column) * (x - column) + row[column] * row[column];
    }

    /** The last place where the parabola of the left column is not above that of the right one. */
    private static int crossing(int left, int right, int[] row) {
        int rise = right * right - left * left + row[right] * row[right] - row[left] * row[left];
        return Math.floorDiv(rise, 2 * (right - left));
    }
}
