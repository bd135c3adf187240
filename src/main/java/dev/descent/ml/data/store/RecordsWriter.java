package dev.descent.ml.data.store;

import java.io.Closeable;
import java.io.IOException;

/** Takes records, in any order and from any thread. Closing it without having finished gives them up. */
public sealed interface RecordsWriter extends Closeable permits HeapWriter, MappedWriter {
    /**
     * Puts records that follow each other.
     *
     * @param records each of the size that was asked for
     */
    void put(int first, byte[] records) throws IOException;

    /** What was put; nothing may be put any more. A record that never was is all 0. */
    Records finish() throws IOException;
}
