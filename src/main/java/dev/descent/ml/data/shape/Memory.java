package dev.descent.ml.data.shape;

import dev.descent.ml.spec.InvalidSpec;

/** Refuses data that would not fit, where allocating it would end every job of this process. */
public final class Memory {
    /** Bytes of one Java array of floats. */
    private static final long LARGEST_ARRAY = (long) (Integer.MAX_VALUE - 8) * Float.BYTES;

    private Memory() {}

    /**
     * Makes sure that there is room.
     *
     * @param bytes to be held
     * @param path what they come from, in the data set's spec
     */
    public static void check(long bytes, String path) {
        long most = Math.min(LARGEST_ARRAY, Runtime.getRuntime().maxMemory() / 2);
        if (bytes > most) {
            throw new InvalidSpec(
                    path, "would take " + megabytes(bytes) + " of memory, and may take " + megabytes(most));
        }
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }
}
