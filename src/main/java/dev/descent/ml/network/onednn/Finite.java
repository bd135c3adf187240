package dev.descent.ml.network.onednn;

import java.util.Arrays;

/**
 * Finds NaN and infinity. oneDNN's relu, clip and largest value give a number for NaN, so that what is spoilt would look sound: what
 * goes in is looked at instead.
 */
final class Finite {
    private static final int TILE = 2048;

    /** Sums of zeros, or NaN where one was none: side by side, so that the loop is one of vectors. */
    private final float[] sums = new float[TILE];

    boolean isFinite(float[] values, int from, int count) {
        int end = from + count;
        for (int start = from; start < end; start += TILE) {
            int length = Math.min(TILE, end - start);
            for (int i = 0; i < length; i++) {
                sums[i] += values[start + i] * 0f;
            }
        }
        return wereZero(Math.min(TILE, count));
    }

    private boolean wereZero(int length) {
        int spoilt = 0;
        for (int i = 0; i < length; i++) {
            spoilt |= Float.floatToRawIntBits(sums[i]) & 0x7fffffff;
        }
        if (spoilt != 0) {
            Arrays.fill(sums, 0, length, 0f);
        }
        return spoilt == 0;
    }
}
