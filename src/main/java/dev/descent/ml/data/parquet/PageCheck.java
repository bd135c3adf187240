package dev.descent.ml.data.parquet;

import dev.descent.ml.spec.InvalidSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.format.DataPageHeader;

/** Looks at the counts within a page before decoders allocate by them. */
final class PageCheck {
    /** Runs of packed values may end with some that are none. */
    private static final int SPARE = 64;

    private static final int LARGEST_BLOCK = 1 << 16;

    private final boolean hasLevels;

    PageCheck(ColumnDescriptor column) {
        this.hasLevels = column.getMaxDefinitionLevel() > 0;
    }

    /** A page whose levels lie before its values. */
    void first(byte[] page, DataPageHeader header, Encoding values) {
        ByteBuffer bytes = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        if (hasLevels) {
            known(header.getDefinition_level_encoding() == org.apache.parquet.format.Encoding.RLE, "levels");
            runs(sized(bytes), 1, header.getNum_values());
        }
        values(bytes, header.getNum_values(), values);
    }

    /** A page whose levels are apart. */
    void second(byte[] levels, byte[] page, int count, Encoding values) {
        if (hasLevels) {
            runs(ByteBuffer.wrap(levels), 1, count);
        }
        values(ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN), count, values);
    }

    private static void values(ByteBuffer bytes, int count, Encoding values) {
        switch (values) {
            case PLAIN, BYTE_STREAM_SPLIT -> {}
            case RLE -> runs(sized(bytes), 1, count);
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                if (bytes.hasRemaining()) {
                    runs(bytes, bytes.get(), count);
                }
            }
            case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY -> differences(bytes, count);
            default -> known(false, values.name());
        }
    }

    private static void known(boolean holds, String name) {
        if (!holds) {
            throw new InvalidSpec("uri", "is a Parquet file with an encoding that is not read: " + name);
        }
    }

    /** What a length before it says that it is; {@code bytes} then is behind it. */
    private static ByteBuffer sized(ByteBuffer bytes) {
        ParquetFooter.check(bytes.remaining() >= Integer.BYTES, "a page ends too early");
        int length = bytes.getInt();
        ParquetFooter.check(length >= 0 && length <= bytes.remaining(), "a page ends too early");
        ByteBuffer part = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return part;
    }

    /** Runs of one value, or of values packed by eights. */
    private static void runs(ByteBuffer bytes, int width, int count) {
        ParquetFooter.check(
                width >= 0 && width <= Integer.SIZE && count >= 0, "a page has values of no possible width");
        while (bytes.hasRemaining()) {
            long header = varint(bytes);
            long groups = header >>> 1;
            boolean packed = (header & 1) == 1;
            ParquetFooter.check(!packed || groups <= count / 8 + SPARE, "a page has a longer run than it has values");
            long skipped = packed ? groups * width : (width + 7) / 8;
            bytes.position((int) Math.min(bytes.limit(), bytes.position() + skipped));
        }
    }

    private static void differences(ByteBuffer bytes, int count) {
        long block = varint(bytes);
        long parts = varint(bytes);
        long total = varint(bytes);
        ParquetFooter.check(
                block > 0 && block <= LARGEST_BLOCK && parts > 0 && parts <= block && total <= count,
                "a page has more values than it claims");
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift <= 28 && bytes.hasRemaining(); shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw ParquetFooter.broken("a page has a count that is none");
    }
}
