package dev.descent.ml.network;

import dev.descent.ml.optimizer.Slice;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A vector of floats as {@code Nd4j.write} puts it down: a buffer that describes the shape, then one with the values, each with its
 * storage, length and type before it, all big-endian. Written and read without ND4J, which believes every length that it reads.
 */
final class FlatVector {
    private static final String STORAGE = "MIXED_DATA_TYPES";
    private static final int CHUNK = 16_384;

    /** Rank 1, contiguous: rank, length, stride, options, element-wise stride, order. */
    private static final int SHAPE_LENGTH = 6;
    /** What ND4J keeps of a float array among the shape's numbers. */
    private static final long FLOAT_OPTION = 8192;

    private FlatVector() {}

    /** Writes slices as one vector. They may be as long as the weights several times over, so nothing of their length is made. */
    static void write(List<Slice> slices, OutputStream out) throws IOException {
        long length = slices.stream().mapToLong(Slice::length).sum();
        ByteBuffer head = ByteBuffer.allocate(256);
        header(head, SHAPE_LENGTH, "LONG");
        for (long number : new long[] {1, length, 1, FLOAT_OPTION, 1, 'c'}) {
            head.putLong(number);
        }
        header(head, length, "FLOAT");
        out.write(head.array(), 0, head.position());
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES);
        for (Slice slice : slices) {
            for (int from = 0; from < slice.length(); from += CHUNK) {
                int count = Math.min(CHUNK, slice.length() - from);
                chunk.asFloatBuffer().put(slice.values(), slice.from() + from, count);
                out.write(chunk.array(), 0, count * Float.BYTES);
            }
        }
    }

    /**
     * Reads a vector of a known length.
     *
     * @throws InvalidModelFile where it is of another length or type
     */
    static float[] read(DataInputStream in, int expected) throws IOException {
        long rank = begin(in, "LONG");
        if (rank < SHAPE_LENGTH || rank > 2 * 32 + 4) {
            throw new InvalidModelFile("an array's shape has " + rank + " numbers");
        }
        in.skipNBytes(rank * Long.BYTES);
        long length = begin(in, "FLOAT");
        if (length != expected) {
            throw new InvalidModelFile("an array has " + length + " values where " + expected + " are expected");
        }
        float[] values = new float[expected];
        byte[] chunk = new byte[CHUNK * Float.BYTES];
        for (int from = 0; from < expected; from += CHUNK) {
            int count = Math.min(CHUNK, expected - from);
            in.readFully(chunk, 0, count * Float.BYTES);
            ByteBuffer.wrap(chunk).asFloatBuffer().get(values, from, count);
        }
        return values;
    }

    private static void header(ByteBuffer to, long length, String type) {
        text(to, STORAGE);
        to.putLong(length);
        text(to, type);
    }

    /** As {@link java.io.DataOutput#writeUTF} does for ASCII. */
    private static void text(ByteBuffer to, String text) {
        to.putShort((short) text.length());
        to.put(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static long begin(DataInputStream in, String expectedType) throws IOException {
        String storage = in.readUTF();
        if (!storage.equals(STORAGE)) {
            throw new InvalidModelFile("an array is stored in a way not known here");
        }
        long length = in.readLong();
        String type = in.readUTF();
        if (!type.equals(expectedType)) {
            throw new InvalidModelFile("an array holds something else than " + expectedType);
        }
        return length;
    }
}
