package dev.descent.ml.base;

/** Finds NaN and infinity among many numbers. */
public final class Finite {
    /** Numbers that fit a core's nearest memory twice. */
    private static final int CHUNK = 1024;

    private Finite() {}

    /**
     * Whether {@code count} values from {@code from} on are all finite. A number times 0 is 0, and NaN where it is not finite. These are added up in as many
     * places as a chunk has, and from a copy: compilers make vectors of arrays added by one index, and neither of sums nor of two indices.
     */
    public static boolean isFinite(float[] values, int from, int count) {
        float[] chunk = new float[Math.min(count, CHUNK)];
        float[] sums = new float[chunk.length];
        for (int done = 0; done < count; done += CHUNK) {
            int size = Math.min(CHUNK, count - done);
            System.arraycopy(values, from + done, chunk, 0, size);
            for (int i = 0; i < size; i++) {
                sums[i] += chunk[i] * 0f;
            }
        }
        return areZero(sums);
    }

    private static boolean areZero(float[] sums) {
        int bits = 0;
        for (float sum : sums) {
            bits |= Float.floatToRawIntBits(sum);
        }
        return bits == 0;
    }
}
