package dev.descent.ml.data.format;

import dev.descent.ml.data.table.NumberColumn;
import java.util.Arrays;
import java.util.Optional;

/** Finds a number of nines, such as -999, that was written where there was none to write. */
final class StandIn {
    /** Enough to see one, of tables however long. */
    private static final int ROWS = 100_000;
    /** Once may be a measurement. */
    private static final int FEWEST = 2;

    private StandIn() {}

    /** What a person should know of it, to complete “column a …”. */
    static Optional<String> doubt(NumberColumn column) {
        double[] sorted = column.stream()
                .limit(ROWS)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int last = sorted.length - 1;
        if (last < 0) {
            return Optional.empty();
        }
        int lowest = (int)
                Arrays.stream(sorted).takeWhile(value -> value == sorted[0]).count();
        int highest = (int)
                Arrays.stream(sorted).dropWhile(value -> value < sorted[last]).count();
        if (lowest <= last && isFar(sorted[0], lowest, sorted[lowest], sorted[last])) {
            return Optional.of(told(sorted[0], lowest));
        }
        return highest <= last && isFar(sorted[last], highest, sorted[last - highest], sorted[0])
                ? Optional.of(told(sorted[last], highest))
                : Optional.empty();
    }

    /** Farther from the nearest of the others than these are from each other. */
    private static boolean isFar(double value, int times, double nearest, double farthest) {
        return times >= FEWEST
                && isOfNines(value)
                && Math.abs(value - nearest) > Math.abs(nearest - farthest)
                && nearest != farthest;
    }

    private static boolean isOfNines(double value) {
        double size = Math.abs(value) + 1;
        return size >= 100 && size <= 1e9 && size == Math.pow(10, Math.rint(Math.log10(size)));
    }

    private static String told(double value, int rows) {
        return "has " + (long) value + " in " + rows
                + " rows, far from all its other numbers: if it means that the value"
                + " is missing, name it in missing_values";
    }
}
