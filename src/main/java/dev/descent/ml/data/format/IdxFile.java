package dev.descent.ml.data.format;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Records;
import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.InvalidSpec;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An IDX file of bytes. What its header claims is believed item by item, as the bytes come.
 *
 * @param dimensions the number of items, then the sizes of one
 * @param items their bytes
 */
record IdxFile(List<Integer> dimensions, Records items) {
    private static final int UNSIGNED_BYTES = 0x08;
    private static final int LONGEST_SIDE = 16_384;
    private static final int GZIP = 0x1f8b;

    /** One of the files, and where its items go. */
    record Source(DataFiles files, String name, Limits limits, Store store) {}

    /** @param rank number of dimensions that it must have */
    static IdxFile read(Source source, int rank) throws IOException {
        String name = source.name;
        try (InputStream raw = new BufferedInputStream(source.files.open(name), 1 << 16);
                DataInputStream in = new DataInputStream(new BufferedInputStream(unpacked(raw), 1 << 16))) {
            List<Integer> dimensions = header(in, name, rank);
            IdxFile file = new IdxFile(dimensions, items(in, dimensions, source));
            if (in.read() >= 0) {
                throw refused(name, "goes on after the " + dimensions.get(0) + " items that its header claims");
            }
            return file;
        } catch (EOFException e) {
            throw refused(name, "ends before what its header claims");
        } catch (ZipException e) {
            throw refused(name, "is gzipped and broken");
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        raw.mark(2);
        int start = raw.read() << 8 | raw.read();
        raw.reset();
        return start == GZIP ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private static List<Integer> header(DataInputStream in, String name, int rank) throws IOException {
        int magic = in.readInt();
        if (magic != (UNSIGNED_BYTES << 8 | rank)) {
            throw refused(
                    name,
                    String.format(
                            "begins with 0x%08x, and not with the 0x%08x of an IDX file of bytes in %d dimensions",
                            magic, UNSIGNED_BYTES << 8 | rank, rank));
        }
        List<Integer> dimensions = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            int size = in.readInt();
            if (size <= 0 || (i > 0 && size > LONGEST_SIDE)) {
                throw refused(name, "claims a size of " + Integer.toUnsignedString(size) + " in dimension " + i);
            }
            dimensions.add(size);
        }
        return dimensions;
    }

    private static Records items(DataInputStream in, List<Integer> dimensions, Source source) throws IOException {
        long each = dimensions.stream().skip(1).mapToLong(n -> n).reduce(1, Math::multiplyExact);
        long bytes = each * dimensions.get(0);
        if (each > source.limits.pixels() || bytes > source.limits.bytes()) {
            throw new InvalidSpec("uri", "claims " + bytes + " bytes of IDX data, more than is allowed");
        }
        try (RecordsWriter items = source.store.allocate(dimensions.get(0), each, "uri")) {
            for (int i = 0; i < dimensions.get(0); i++) {
                byte[] item = in.readNBytes((int) each);
                if (item.length < each) {
                    throw new EOFException();
                }
                items.put(i, item);
            }
            return items.finish();
        }
    }

    private static InvalidSpec refused(String name, String why) {
        return new InvalidSpec("uri", "holds " + name + ", which " + why);
    }
}
