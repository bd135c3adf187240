package dev.descent.ml.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Gathers one column's numbers until a block of them is full. */
final class BlockWriter {
    private final RecordsWriter writer;
    private final ByteBuffer block;
    private final int end;
    private int next;

    /** @param first block of the column among the writer's records, up to {@code end} */
    BlockWriter(RecordsWriter writer, int first, int end, int size) {
        this.writer = writer;
        this.next = first;
        this.end = end;
        this.block = ByteBuffer.allocate(size * Double.BYTES);
    }

    void add(double value) throws IOException {
        block.putDouble(value);
        if (!block.hasRemaining()) {
            flush();
        }
    }

    /** Writes what there is; the block's rest is of no row. */
    void flush() throws IOException {
        if (block.position() > 0) {
            writer.put(Objects.checkIndex(next++, end), block.array());
            block.clear();
        }
    }
}
