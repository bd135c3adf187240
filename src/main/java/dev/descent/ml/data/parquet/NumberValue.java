package dev.descent.ml.data.parquet;

import dev.descent.ml.data.table.Cell;
import dev.descent.ml.data.table.TableCells;
import org.apache.parquet.column.ColumnReader;

/** The number that a reader is at. Not a number is no value. */
@FunctionalInterface
interface NumberValue extends ValueText {
    int FRACTION = 10;
    int LARGEST_EXPONENT = 0x1f;

    double number(ColumnReader reader);

    @Override
    default String of(ColumnReader reader) {
        return text(number(reader));
    }

    @Override
    default void put(ColumnReader reader, TableCells cells, int column) {
        double value = number(reader);
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
