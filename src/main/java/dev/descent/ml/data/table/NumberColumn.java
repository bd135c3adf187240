package dev.descent.ml.data.table;

import java.util.Arrays;

/**
 * A column of numbers.
 *
 * @param values one per row; NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // the column store; not changed after it is filled
public record NumberColumn(String name, double[] values) implements Column {

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public NumberColumn rows(int[] rows) {
        return new NumberColumn(
                name, Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
    }
}
