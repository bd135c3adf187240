package dev.descent.ml.train.sample;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One part's scores of one epoch, and its margins over all epochs so far. NaN is for an example that was not seen. */
final class PartScores {
    private float[] epoch;
    private final float[] marginSums;
    private final int[] seen;

    PartScores(int examples) {
        epoch = empty(examples);
        marginSums = new float[examples];
        seen = new int[examples];
    }

    private PartScores(PartScores other) {
        epoch = other.epoch.clone();
        marginSums = other.marginSums.clone();
        seen = other.seen.clone();
    }

    private static float[] empty(int examples) {
        float[] none = new float[examples];
        Arrays.fill(none, Float.NaN);
        return none;
    }

    PartScores copy() {
        return new PartScores(this);
    }

    void add(int example, double score, double margin) {
        epoch[example] = (float) score;
        if (Double.isFinite(margin)) {
            marginSums[example] += (float) margin;
            seen[example]++;
        }
    }

    /** The epoch's, which the next one does not change. */
    float[] endEpoch() {
        float[] ended = epoch;
        epoch = empty(ended.length);
        return ended;
    }

    int size() {
        return seen.length;
    }

    /** Whether any example has one that is not 0, which no network of classes has everywhere. */
    boolean hasMargins() {
        for (float sum : marginSums) {
            if (sum != 0) {
                return true;
            }
        }
        return false;
    }

    /** Area under the margin: its mean over the epochs; NaN where it was never seen. */
    double margin(int example) {
        return seen[example] == 0 ? Double.NaN : marginSums[example] / seen[example];
    }

    static int bytes(int examples) {
        return 3 * Float.BYTES * examples;
    }

    void write(ByteBuffer into) {
        for (int i = 0; i < seen.length; i++) {
            into.putFloat(epoch[i]).putFloat(marginSums[i]).putInt(seen[i]);
        }
    }

    void read(ByteBuffer from) {
        for (int i = 0; i < seen.length; i++) {
            epoch[i] = from.getFloat();
            marginSums[i] = from.getFloat();
            seen[i] = from.getInt();
        }
    }
}
