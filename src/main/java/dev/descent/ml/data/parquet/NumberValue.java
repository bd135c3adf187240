package dev.descent.ml.data.parquet;

import dev.descent.ml.data.table.Cell;
import dev.descent.ml.data.table.TableCells;
import java.util.function.ToDoubleFunction;
import org.apache.parquet.column.ColumnReader;

/** The number that a reader is at. Not a number is no value. */
record NumberValue(ToDoubleFunction<ColumnReader> number) implements ValueText {
    private static final int FRACTION = 10;
    private static final int LARGEST_EXPONENT = 0x1f;

    @Override
    public String of(ColumnReader reader) {
        return text(number.applyAsDouble(reader));
    }

    @Override
    public void put(ColumnReader reader, TableCells cells, int column) {
        double value = number.applyAsDouble(reader);
        if (Double.isFinite(value)) {
            cells.number(column, value);
        } else {
            cells.cell(column, text(value));
        }
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "" : Cell.text(value);
    }

    /** IEEE 754's number of 16 bits: a sign, five bits of exponent, ten of fraction. */
    static double half(short bits) {
        int exponent = (bits >> FRACTION) & LARGEST_EXPONENT;
        int fraction = bits & ((1 << FRACTION) - 1);
        double size = Math.scalb((double) fraction, -24);
        if (exponent == LARGEST_EXPONENT) {
            size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent > 0) {
            size = Math.scalb((double) ((1 << FRACTION) | fraction), exponent - 25);
        }
        return bits < 0 ? -size : size;
    }
}
