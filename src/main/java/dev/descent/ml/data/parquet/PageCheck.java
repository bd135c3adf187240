package dev.descent.ml.data.parquet;

import static org.apache.parquet.format.Encoding.RLE;

import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;
import org.apache.parquet.format.DataPageHeader;

/** Looks at the counts within a page before decoders allocate by them. */
final class PageCheck {
    /** Runs of packed values may end with some that are none. */
    private static final int SPARE = 64;

    private static final int LARGEST_BLOCK = 1 << 16;

    private final int repetitions;
    private final int definitions;
    private final long mostValues;

    /** @param mostValues that decoders may hold of a page */
    PageCheck(ColumnDescriptor column, long mostValues) {
        this.repetitions = column.getMaxRepetitionLevel();
        this.definitions = column.getMaxDefinitionLevel();
        this.mostValues = mostValues;
    }

    /** A page whose levels lie before its values. */
    void first(byte[] page, DataPageHeader header, Encoding values) {
        ByteBuffer bytes = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        int count = header.getNum_values();
        if (repetitions > 0) {
            known(header.getRepetition_level_encoding() == RLE, "levels");
            runs(sized(bytes), width(repetitions), count);
        }
        if (definitions > 0) {
            known(header.getDefinition_level_encoding() == RLE, "levels");
            runs(sized(bytes), width(definitions), count);
        }
        values(bytes, count, values);
    }

    /** Levels that are apart from their page. */
    void levels(byte[] repeated, byte[] defined, int count) {
        runs(ByteBuffer.wrap(repeated), width(repetitions), count);
        runs(ByteBuffer.wrap(defined), width(definitions), count);
    }

    /** A page without its levels. */
    void second(byte[] page, int count, Encoding values) {
        values(ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN), count, values);
    }

    private static int width(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    private void values(ByteBuffer bytes, int count, Encoding values) {
        switch (values) {
            case PLAIN, BYTE_STREAM_SPLIT -> {}
            case RLE -> runs(sized(bytes), 1, count);
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                if (bytes.hasRemaining()) {
                    runs(bytes, bytes.get(), count);
                }
            }
            case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY -> differences(bytes, count);
            case DELTA_BYTE_ARRAY -> words(bytes, count);
            default -> known(false, values.name());
        }
    }

    private static void known(boolean holds, String name) {
        if (!holds) {
            throw new InvalidSpec(
                    "uri",
                    "is a Parquet file with an encoding that is not read: " + name + ": write it with another one");
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
    private void runs(ByteBuffer bytes, int width, int count) {
        ParquetFooter.check(
                width >= 0 && width <= Integer.SIZE && count >= 0, "a page has values of no possible width");
        while (bytes.hasRemaining()) {
            long header = varint(bytes);
            long groups = header >>> 1;
            boolean packed = (header & 1) == 1;
            ParquetFooter.check(!packed || groups <= count / 8 + SPARE, "a page has a longer run than it has values");
            fits(packed ? groups * 8 : 1);
            long skipped = packed ? groups * width : (width + 7) / 8;
            bytes.position((int) Math.min(bytes.limit(), bytes.position() + skipped));
        }
    }

    /** How many numbers there are that are known by their differences. */
    private int differences(ByteBuffer bytes, int count) {
        long block = varint(bytes);
        long parts = varint(bytes);
        long total = varint(bytes);
        ParquetFooter.check(
                block > 0 && block <= LARGEST_BLOCK && parts > 0 && parts <= block && total <= count,
                "a page has more values than it claims");
        fits(total);
        return (int) total;
    }

    /** Words of which each begins as the one before does: how many letters they have in common, and what follows. */
    private void words(ByteBuffer bytes, int count) {
        int[] common = lengths(bytes, count);
        int[] more = lengths(bytes, count);
        ParquetFooter.check(common.length == more.length, "a page has words without an end");
        long length = 0;
        for (int i = 0; i < common.length; i++) {
            ParquetFooter.check(
                    common[i] >= 0 && common[i] <= length && more[i] >= 0,
                    "a page has a word that begins with more than the one before it has");
            length = (long) common[i] + more[i];
        }
    }

    /** Numbers that are known by their differences; {@code bytes} then is behind them. */
    private int[] lengths(ByteBuffer bytes, int count) {
        int[] lengths = new int[differences(bytes.duplicate(), count)];
        ByteBufferInputStream in = ByteBufferInputStream.wrap(bytes.slice());
        ValuesReader reader = new DeltaBinaryPackingValuesReader();
        try {
            reader.initFromPage(lengths.length, in);
        } catch (IOException e) {
            throw ParquetFooter.broken("a page ends too early");
        }
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = reader.readInteger();
        }
        bytes.position(bytes.position() + (int) in.position());
        return lengths;
    }

    /** Of values that decoders hold as numbers: how many a page has is what it claims, and takes no bytes. */
    private void fits(long values) {
        ParquetFooter.check(
                values <= mostValues, "a page has more values than there is memory for: write smaller ones");
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
