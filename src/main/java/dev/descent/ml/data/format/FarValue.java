package dev.descent.ml.data.format;

import dev.descent.ml.data.table.NumberColumn;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Finds one number, or very few, beside which all others are nearly the same, as where a decimal point was lost. */
final class FarValue {
    /** Enough to see one, of tables however long. */
    private static final int ROWS = 100_000;

    private static final int FEWEST_ROWS = 20;
    /** Spreads of the middle half: long tails of amounts and counts reach tens or hundreds. */
    private static final double FAR = 1000;
    /** Times as far as the next, which a tail reaches step by step. */
    private static final double APART = 10;
    /** Of the rows. */
    private static final double RARE = 0.01;

    private FarValue() {}

    /** What a person should know of it, to complete “column a …” and to be completed by what to do. */
    static Optional<String> doubt(NumberColumn column) {
        double[] values = IntStream.range(0, Math.min(ROWS, column.size()))
                .mapToDouble(column::at)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (values.length < FEWEST_ROWS) {
            return Optional.empty();
        }
        double middle = values[values.length / 2];
        double spread = values[values.length * 3 / 4] - values[values.length / 4];
        double[] far = Arrays.stream(values)
                .filter(value -> spread > 0 && Math.abs(value - middle) > FAR * spread)
                .toArray();
        if (far.length == 0 || far.length > Math.max(1, RARE * values.length)) {
            return Optional.empty();
        }
        double nearest = distances(far, middle).min().orElseThrow();
        boolean apart = distances(values, middle)
                .filter(distance -> distance < nearest)
                .allMatch(distance -> distance * APART < nearest);
        return apart ? Optional.of(told(far, values)) : Optional.empty();
    }

    private static DoubleStream distances(double[] values, double middle) {
        return Arrays.stream(values).map(value -> Math.abs(value - middle));
    }

    private static String told(double[] far, double[] values) {
        return "has " + far[0] + (far.length > 1 ? " and the like" : "") + " in " + far.length + " of " + values.length
                + " rows, beside which all its other numbers are nearly the same: correct it, or if it means that the"
                + " value is missing, ";
    }
}
