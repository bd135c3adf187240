package dev.descent.ml.data.format;

import dev.descent.ml.data.table.NumberColumn;
import java.util.Optional;

/** Finds a number of nines, such as -999, that was written where there was none to write. */
final class StandIn {
    /** Enough to see one, of tables however long. */
    private static final int ROWS = 100_000;
    /** Once may be a measurement. */
    private static final int FEWEST = 2;

    private StandIn() {}

    /** What a person should know of it, to complete “column a …” and to be completed by what to do. */
    static Optional<String> doubt(NumberColumn column) {
        Largest lowest = new Largest();
        Largest highest = new Largest();
        for (int row = 0; row < Math.min(ROWS, column.size()); row++) {
            double value = column.at(row);
            if (!Double.isNaN(value)) {
                lowest.add(-value);
                highest.add(value);
            }
        }
        if (isFar(-lowest.value, lowest.times, -lowest.second, highest.value)) {
            return Optional.of(told(-lowest.value, lowest.times));
        }
        return isFar(highest.value, highest.times, highest.second, -lowest.value)
                ? Optional.of(told(highest.value, highest.times))
                : Optional.empty();
    }

    /** Farther from the nearest of the others than these are from each other. */
    private static boolean isFar(double value, int times, double nearest, double farthest) {
        return times >= FEWEST
                && isOfNines(value)
                && Double.isFinite(nearest)
                && Math.abs(value - nearest) > Math.abs(nearest - farthest)
                && nearest != farthest;
    }

    private static boolean isOfNines(double value) {
        double size = Math.abs(value) + 1;
        return size >= 100 && size <= 1e9 && size == Math.pow(10, Math.rint(Math.log10(size)));
    }

    private static String told(double value, int rows) {
        return "has " + (long) value + " in " + rows
                + " rows, far from all its other numbers: if it means that the value is missing, ";
    }

    /** The largest of some numbers, how often it is among them, and the one next to it. */
    private static final class Largest {
        private double value = Double.NEGATIVE_INFINITY;
        private double second = Double.NEGATIVE_INFINITY;
        private int times;

        void add(double number) {
            if (number > value) {
                second = value;
                value = number;
                times = 1;
            } else if (number == value) {
                times++;
            } else {
                second = Math.max(second, number);
            }
        }
    }
}
