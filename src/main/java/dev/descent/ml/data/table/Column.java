package dev.descent.ml.data.table;

/** One column of a table, in the heap or in a store. */
public sealed interface Column permits NumberColumn, TextColumn {

    String name();

    int size();

    boolean isMissing(int row);

    /** These rows of it, in this order. */
    Column rows(int[] rows);

    /** How many rows have no value. */
    default int missing() {
        int count = 0;
        for (int row = 0; row < size(); row++) {
            count += isMissing(row) ? 1 : 0;
        }
        return count;
    }
}
