package dev.descent.ml.data.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;

/**
 * Where pages are while they are decoded: in memory, as far as there is room for those that are open at the same time, and else in files that
 * end with it. What writes one page for all rows of a group leaves a page of each column open.
 */
class PageRoom implements Closeable {
    private final long mostOpen;
    private final long most;
    private final Map<Integer, PageFile> files = new HashMap<>();
    private long open;
    private long all;

    /**
     * Room in a quarter of the heap.
     *
     * @param most bytes that all pages may unpack to
     */
    PageRoom(long most) {
        this(most, Runtime.getRuntime().maxMemory() / 4);
    }

    PageRoom(long most, long mostOpen) {
        this.most = most;
        this.mostOpen = mostOpen;
    }

    /** @throws dev.descent.ml.spec.InvalidSpec where a page of so many bytes must not be unpacked */
    void check(int bytes) {
        ParquetFooter.check(bytes >= 0, "a page claims a negative size");
        all += bytes;
        ParquetFooter.check(all <= most, "it unpacks to more than the " + most + " bytes allowed");
        ParquetFooter.check(
                bytes <= mostOpen,
                "it has a page of more than the " + (mostOpen >> 20)
                        + " MB that there is memory for: write smaller ones");
    }

    /** Values of a page for which there is memory: up to four numbers are made of each, whatever its bytes are. */
    long mostValues() {
        return mostOpen / (4 * Long.BYTES);
    }

    /** @throws dev.descent.ml.spec.InvalidSpec where there is no room in memory, where a dictionary has to be */
    void takeForDictionary(long bytes) {
        ParquetFooter.check(
                take(bytes),
                "its dictionaries take more than the " + (mostOpen >> 20)
                        + " MB that there is memory for: write numbers without dictionaries");
    }

    /** @throws dev.descent.ml.spec.InvalidSpec where there is no room in memory, where decoders hold values */
    void takeForValues(long bytes) {
        ParquetFooter.check(
                take(bytes),
                "its pages have more values than the " + (mostOpen >> 20)
                        + " MB that there is memory for: write smaller ones");
    }

    /** Takes room in memory, if there is some. */
    boolean take(long bytes) {
        boolean fits = bytes <= mostOpen - open;
        open += fits ? bytes : 0;
        return fits;
    }

    void giveBack(long bytes) {
        open -= bytes;
    }

    /** Puts a page into a file; the one before it of the same column is gone. */
    BytesInput stored(int column, byte[] page) {
        try {
            return files.computeIfAbsent(column, any -> new PageFile()).put(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (PageFile file : files.values()) {
            file.close();
        }
    }
}
