package dev.descent.ml.data.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes columns of numbers row by row, and keeps each in blocks of a store: whoever looks at one column reads only what
 * is its own. Closing it without having finished gives them up.
 */
public final class ColumnsWriter implements Closeable {
    /** A block has 2 to the power of this many rows, or fewer where the table has. */
    private static final int LARGEST_BLOCK = 10;

    private final RecordsWriter writer;
    private final List<BlockWriter> columns = new ArrayList<>();
    private final int rows;
    private final int block;
    private final int blocks;

    /** @throws dev.descent.ml.spec.InvalidSpec at {@code uri}, where there is no room for so many */
    public ColumnsWriter(Store store, int columns, int rows) throws IOException {
        this.rows = rows;
        this.block = Math.min(LARGEST_BLOCK, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, rows - 1)));
        this.blocks = (int) (((long) rows + (1 << block) - 1) >> block);
        this.writer = store.allocate((long) columns * blocks, Double.BYTES << block, "uri");
        for (int i = 0; i < columns; i++) {
            this.columns.add(new BlockWriter(writer, i * blocks, (i + 1) * blocks, 1 << block));
        }
    }

    /** Adds a column's value of the next row. */
    public void add(int column, double value) throws IOException {
        columns.get(column).add(value);
    }

    /** The columns; nothing may be added any more. */
    public List<RowValues> finish() throws IOException {
        for (BlockWriter column : columns) {
            column.flush();
        }
        Records records = writer.finish();
        List<RowValues> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(new BlockValues(records, i * blocks, block, rows));
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
