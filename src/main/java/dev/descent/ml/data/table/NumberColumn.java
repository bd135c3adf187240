package dev.descent.ml.data.table;

import dev.descent.ml.data.store.RowValues;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A column of numbers.
 *
 * @param values one per row; NaN where there is none
 */
public record NumberColumn(String name, RowValues values) implements Column {
    /** Of numbers in memory. */
    public NumberColumn(String name, double[] values) {
        this(name, RowValues.of(values));
    }

    @Override
    public int size() {
        return values.size();
    }

    /** The number in a row, or NaN. */
    public double at(int row) {
        return values.at(row);
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(at(row));
    }

    @Override
    public NumberColumn rows(int[] rows) {
        return new NumberColumn(name, values.rows(rows));
    }

    /** All of them, from the first row on. */
    public DoubleStream stream() {
        return IntStream.range(0, size()).mapToDouble(this::at);
    }

    /** Those that are there, from the first row on. */
    public DoubleStream present() {
        return stream().filter(value -> !Double.isNaN(value));
    }
}
