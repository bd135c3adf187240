package dev.descent.ml.data.store;

/**
 * One column in blocks of a store.
 *
 * @param first of its blocks
 * @param block rows in each, as a power of two
 */
record BlockValues(Records records, int first, int block, int size) implements RowValues {
    @Override
    public double at(int row) {
        return records.number(first + (row >>> block), row & ((1 << block) - 1));
    }
}
