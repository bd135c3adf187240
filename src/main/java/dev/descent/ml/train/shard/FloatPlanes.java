package dev.descent.ml.train.shard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Packs vectors of floats without loss: their bytes by significance, and of these four planes those deflated that have some order in
 * them. Signs and exponents do; the last digits do not.
 */
final class FloatPlanes {
    private static final int PLANES = Float.BYTES;

    /** Bits of a byte above which deflating is not worth its time. */
    private static final double NOISE = 7.3;

    /** Bits of a byte below which repetitions are looked for. */
    private static final double REPETITIVE = 1.5;

    private FloatPlanes() {}

    /** What {@link #apply} makes {@code after} of {@code before} with: the bits that are not the same. */
    static byte[] difference(float[] before, float[] after) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(after.length * PLANES / 2 + 64);
        writeInt(after.length, packed);
        byte[] plane = new byte[after.length];
        for (int p = 0; p < PLANES; p++) {
            int shift = Byte.SIZE * p;
            for (int i = 0; i < plane.length; i++) {
                int bits = Float.floatToRawIntBits(after[i]) ^ Float.floatToRawIntBits(before[i]);
                plane[i] = (byte) (bits >>> shift);
            }
            write(plane, packed);
        }
        return packed.toByteArray();
    }

    /** Its packed length, negative where it is as it was, and the bytes. */
    private static void write(byte[] plane, ByteArrayOutputStream packed) {
        double entropy = entropy(plane);
        byte[] bytes = entropy > NOISE ? plane : deflated(plane, entropy);
        int length = entropy > NOISE ? -plane.length : bytes.length;
        writeInt(length, packed);
        packed.writeBytes(bytes);
    }

    private static void writeInt(int value, ByteArrayOutputStream packed) {
        packed.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    /** Bits of a byte on average, where each stands alone. */
    private static double entropy(byte[] plane) {
        int[] counts = new int[1 << Byte.SIZE];
        for (byte value : plane) {
            counts[value & 0xff]++;
        }
        double bits = 0;
        for (int count : counts) {
            bits -= count == 0 ? 0 : count * Math.log((double) count / plane.length);
        }
        return bits / Math.log(2) / Math.max(1, plane.length);
    }

    private static byte[] deflated(byte[] plane, double entropy) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setStrategy(entropy < REPETITIVE ? Deflater.DEFAULT_STRATEGY : Deflater.HUFFMAN_ONLY);
            deflater.setInput(plane);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(plane.length / 2 + 64);
            byte[] buffer = new byte[1 << 13];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /**
     * Changes the bits of a vector that {@link #difference} found changed.
     *
     * @throws IllegalArgumentException where what was packed is damaged, or is for a vector of another length
     */
    static void apply(byte[] packed, float[] values) {
        ByteBuffer from = ByteBuffer.wrap(packed);
        check(readInt(from) == values.length);
        int[] bits = new int[values.length];
        byte[] plane = new byte[values.length];
        for (int p = 0; p < PLANES; p++) {
            read(from, plane);
            int shift = Byte.SIZE * p;
            for (int i = 0; i < plane.length; i++) {
                bits[i] |= (plane[i] & 0xff) << shift;
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(Float.floatToRawIntBits(values[i]) ^ bits[i]);
        }
    }

    /** Of the vector that was packed. */
    static int length(byte[] packed) {
        return readInt(ByteBuffer.wrap(packed));
    }

    private static void read(ByteBuffer from, byte[] plane) {
        int length = readInt(from);
        check(Math.abs((long) length) <= from.remaining() && (length >= 0 || -length == plane.length));
        if (length < 0) {
            from.get(plane);
            return;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(from.slice(from.position(), length));
            check(inflater.inflate(plane) == plane.length);
            from.position(from.position() + length);
        } catch (DataFormatException damaged) {
            throw new IllegalArgumentException("a packed vector is damaged", damaged);
        } finally {
            inflater.end();
        }
    }

    private static int readInt(ByteBuffer from) {
        check(from.remaining() >= Integer.BYTES);
        return from.getInt();
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("a packed vector is damaged, or of another length");
        }
    }
}
