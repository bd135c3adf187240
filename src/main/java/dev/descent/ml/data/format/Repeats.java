package dev.descent.ml.data.format;

import dev.descent.ml.data.table.NumberColumn;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Tells whether a column has a number twice, however long it is: some of the numbers at a time. */
final class Repeats {
    /** Numbers that are looked at together, about: 8 MB. */
    private static final int TOGETHER = 1 << 20;

    private Repeats() {}

    /** Whether no number occurs twice; missing ones aside. */
    static boolean none(NumberColumn column) {
        int groups = column.size() / TOGETHER + 1;
        return IntStream.range(0, groups).allMatch(group -> areApart(column, group, groups));
    }

    /** Equal numbers are in one group: 0 and -0 are not equal here, as ever in streams. */
    private static boolean areApart(NumberColumn column, int group, int groups) {
        double[] some =
                column.present().filter(value -> group(value, groups) == group).toArray();
        Arrays.sort(some);
        return IntStream.range(1, some.length).noneMatch(i -> Double.compare(some[i - 1], some[i]) == 0);
    }

    /** The bits are mixed, as those of whole numbers end alike. */
    private static int group(double value, int groups) {
        return Math.floorMod(Long.hashCode(Double.doubleToLongBits(value) * 0x9e3779b97f4a7c15L), groups);
    }
}
