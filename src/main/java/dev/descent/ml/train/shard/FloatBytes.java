package dev.descent.ml.train.shard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

/** Vectors of floats as bytes to be sent, without loss: packed, or as they are where packing takes longer than it saves. */
public final class FloatBytes {
    /** In the place of the length that packed bytes begin with. */
    private static final int PLAIN = -1;

    private FloatBytes() {}

    /** What {@link #read} reads. */
    public static byte[] of(float[] values, boolean packs) {
        return difference(new float[values.length], values, packs);
    }

    /** What {@link #apply} makes {@code after} of {@code before} with: the bits that are not the same. */
    public static byte[] difference(float[] before, float[] after, boolean packs) {
        return packs ? FloatPlanes.difference(before, after) : plain(before, after);
    }

    private static byte[] plain(float[] before, float[] after) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Integer.BYTES + Float.BYTES * after.length).putInt(PLAIN);
        int[] bits = new int[after.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(after[i]) ^ Float.floatToRawIntBits(before[i]);
        }
        ints(bytes).put(bits);
        return bytes.array();
    }

    /** As most processors have them, so that they are copied as they are. */
    private static IntBuffer ints(ByteBuffer behindHeader) {
        return behindHeader.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    }

    /** What was written, as a vector of its own. */
    static float[] read(byte[] bytes) {
        float[] values = new float[isPlain(bytes) ? bytes.length / Float.BYTES - 1 : FloatPlanes.length(bytes)];
        apply(bytes, values);
        return values;
    }

    /** Fills a vector with what was written. */
    public static void read(byte[] bytes, float[] into) {
        Arrays.fill(into, 0);
        apply(bytes, into);
    }

    /**
     * Changes the bits of a vector that {@link #difference} found changed.
     *
     * @throws IllegalArgumentException where the bytes are damaged, or are of a vector of another length
     */
    public static void apply(byte[] bytes, float[] values) {
        if (!isPlain(bytes)) {
            FloatPlanes.apply(bytes, values);
            return;
        }
        if (bytes.length != Integer.BYTES + Float.BYTES * values.length) {
            throw new IllegalArgumentException("a vector is damaged, or of another length");
        }
        int[] bits = new int[values.length];
        ints(ByteBuffer.wrap(bytes).position(Integer.BYTES)).get(bits);
        for (int i = 0; i < bits.length; i++) {
            values[i] = Float.intBitsToFloat(Float.floatToRawIntBits(values[i]) ^ bits[i]);
        }
    }

    private static boolean isPlain(byte[] bytes) {
        return bytes.length >= Integer.BYTES && ByteBuffer.wrap(bytes).getInt() == PLAIN;
    }
}
