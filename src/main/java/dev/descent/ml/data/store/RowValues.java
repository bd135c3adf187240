package dev.descent.ml.data.store;

/** A number for each row of a column, wherever it is kept. Safe to read from several threads. */
public interface RowValues {
    int size();

    double at(int row);

    /** Of an array, which is not copied. */
    static RowValues of(double[] values) {
        return new RowValues() {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public double at(int row) {
                return values[row];
            }
        };
    }

    /** These rows of it, in this order; nothing is copied. */
    default RowValues rows(int[] rows) {
        RowValues all = this;
        return new RowValues() {
            @Override
            public int size() {
                return rows.length;
            }

            @Override
            public double at(int row) {
                return all.at(rows[row]);
            }
        };
    }
}
