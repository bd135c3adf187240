package dev.descent.ml.data.parquet;

import dev.descent.ml.data.table.TableCells;
import org.apache.parquet.column.ColumnReader;

/** Whole numbers of 64 bits, of which the largest are no doubles: as text they are codes that stay apart. */
record LongText() implements ValueText {
    private static final long EXACT = 1_000_000_000_000_000L;

    @Override
    public String of(ColumnReader reader) {
        return Long.toString(reader.getLong());
    }

    @Override
    public void put(ColumnReader reader, TableCells cells, int column) {
        long value = reader.getLong();
        if (value > -EXACT && value < EXACT) {
            cells.number(column, (double) value);
        } else {
            cells.cell(column, Long.toString(value));
        }
    }
}
