package dev.descent.ml.data.parquet;

import static org.apache.parquet.format.Encoding.RLE;

import dev.descent.ml.spec.InvalidSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.format.DataPageHeader;

/**
 * Looks at the counts within a page before decoders allocate by them; answers how many bytes they will hold besides the
 * page's own.
 */
final class PageCheck {
    /** Runs of packed values may end with some that are none. */
    private static final int SPARE = 64;

    private final int repetitions;
    private final int definitions;
    private final long mostValues;

    /** @param mostValues that a page may have which are held as numbers */
    PageCheck(ColumnDescriptor column, long mostValues) {
        this.repetitions = column.getMaxRepetitionLevel();
        this.definitions = column.getMaxDefinitionLevel();
        this.mostValues = mostValues;
    }

    /** A page whose levels lie before its values. */
    long first(byte[] page, DataPageHeader header, Encoding values) {
        ByteBuffer bytes = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        int count = header.getNum_values();
        long held = 0;
        if (repetitions > 0) {
            known(header.getRepetition_level_encoding() == RLE, "levels");
            held += runs(sized(bytes), width(repetitions), count);
        }
        if (definitions > 0) {
            known(header.getDefinition_level_encoding() == RLE, "levels");
            held += runs(sized(bytes), width(definitions), count);
        }
        return held + values(bytes, count, values);
    }

    /** Levels that are apart from their page, and are held themselves. */
    long levels(byte[] repeated, byte[] defined, int count) {
        return repeated.length
                + runs(ByteBuffer.wrap(repeated), width(repetitions), count)
                + defined.length
                + runs(ByteBuffer.wrap(defined), width(definitions), count);
    }

    /** A page without its levels. */
    long second(byte[] page, int count, Encoding values) {
        return values(ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN), count, values);
    }

    private static int width(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    private long values(ByteBuffer bytes, int count, Encoding values) {
        return switch (values) {
            case PLAIN, BYTE_STREAM_SPLIT -> 0;
            case RLE -> runs(sized(bytes), 1, count);
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> bytes.hasRemaining() ? runs(bytes, bytes.get(), count) : 0;
            case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY ->
                DeltaCheck.of(bytes, count, mostValues).held();
            case DELTA_BYTE_ARRAY -> DeltaCheck.words(bytes, count, mostValues);
            default -> {
                known(false, values.name());
                yield 0;
            }
        };
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

    /** Runs of one value, or of values packed by eights, of which one at a time is held: as numbers and as it is. */
    private long runs(ByteBuffer bytes, int width, int count) {
        ParquetFooter.check(
                width >= 0 && width <= Integer.SIZE && count >= 0, "a page has values of no possible width");
        long held = 0;
        while (bytes.hasRemaining()) {
            long header = varint(bytes);
            long groups = header >>> 1;
            boolean packed = (header & 1) == 1;
            ParquetFooter.check(!packed || groups <= count / 8 + SPARE, "a page has a longer run than it has values");
            DeltaCheck.fits(packed ? groups * 8 : 1, mostValues);
            held = Math.max(held, packed ? groups * (8 * Integer.BYTES + width) : 0);
            long skipped = packed ? groups * width : (width + 7) / 8;
            bytes.position((int) Math.min(bytes.limit(), bytes.position() + skipped));
        }
        return held;
    }

    static long varint(ByteBuffer bytes) {
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
