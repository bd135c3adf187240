package dev.descent.ml.data.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;

/**
 * Numbers of a page that are known by their differences.
 *
 * @param held bytes of their decoder: all of them, up to a whole part of a block, and how wide each part is
 */
record DeltaCheck(int total, long held) {
    private static final int LARGEST_BLOCK = 1 << 16;

    /** {@code bytes} then is behind how many they are. */
    static DeltaCheck of(ByteBuffer bytes, int count, long mostValues) {
        long block = PageCheck.varint(bytes);
        long parts = PageCheck.varint(bytes);
        long total = PageCheck.varint(bytes);
        ParquetFooter.check(
                block > 0 && block <= LARGEST_BLOCK && parts > 0 && parts <= block && total <= count,
                "a page has more values than it claims");
        fits(total, mostValues);
        long part = block / parts;
        long whole = (total + part - 1) / part * part;
        return new DeltaCheck((int) total, Long.BYTES * whole + Integer.BYTES * parts);
    }

    /**
     * Words of which each begins as the one before does: how many letters they have in common, and what follows.
     * Answers what is held.
     */
    static long words(ByteBuffer bytes, int count, long mostValues) {
        long held = of(bytes.duplicate(), count, mostValues).held();
        int[] common = lengths(bytes, count, mostValues);
        held += of(bytes.duplicate(), count, mostValues).held();
        int[] more = lengths(bytes, count, mostValues);
        ParquetFooter.check(common.length == more.length, "a page has words without an end");
        long length = 0;
        for (int i = 0; i < common.length; i++) {
            ParquetFooter.check(
                    common[i] >= 0 && common[i] <= length && more[i] >= 0,
                    "a page has a word that begins with more than the one before it has");
            length = (long) common[i] + more[i];
        }
        return held;
    }

    /** Numbers that are known by their differences; {@code bytes} then is behind them. */
    private static int[] lengths(ByteBuffer bytes, int count, long mostValues) {
        int[] lengths = new int[of(bytes.duplicate(), count, mostValues).total()];
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
    static void fits(long values, long mostValues) {
        ParquetFooter.check(
                values <= mostValues, "a page has more values than there is memory for: write smaller ones");
    }
}
