package dev.descent.ml.train.shard;

import dev.descent.ml.optimizer.Stretch;

/**
 * The sum of two gradients, each times a number, by stretches, and whether all of it is finite. One thread: each that adds has its own.
 * What is read lies in a core's nearest memory while it is added.
 */
public final class GradientSum implements Stretch {
    private static final int CHUNK = 1024;

    private final Addend first;
    private final Addend second;
    private final boolean both;
    private final float firstShare;
    private final float secondShare;
    private final float[] sums;
    private final float[] mine;
    private final float[] its;

    /** A number times 0 is 0, and NaN where it is not finite. */
    private final float[] zeros;

    /** A gradient, wherever it is. */
    @FunctionalInterface
    public interface Addend {
        /** Copies some of it. */
        void read(int from, float[] into, int at, int count);
    }

    /**
     * @param share of the first; where it is all, the second is not looked at
     * @param sums that are filled, [parameters]
     */
    public GradientSum(Addend first, Addend second, double share, float[] sums) {
        this.first = first;
        this.second = second;
        this.both = share < 1;
        this.firstShare = (float) share;
        this.secondShare = (float) (1 - share);
        this.sums = sums;
        mine = new float[Math.min(CHUNK, sums.length)];
        its = new float[mine.length];
        zeros = new float[mine.length];
    }

    @Override
    public void run(int from, int to) {
        for (int at = from; at < to; at += CHUNK) {
            int count = Math.min(CHUNK, to - at);
            first.read(at, mine, 0, count);
            if (both) {
                second.read(at, its, 0, count);
                add(count);
            }
            look(count);
            System.arraycopy(mine, 0, sums, at, count);
        }
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            mine[i] = firstShare * mine[i] + secondShare * its[i];
        }
    }

    private void look(int count) {
        for (int i = 0; i < count; i++) {
            zeros[i] += mine[i] * 0f;
        }
    }

    /** Whether all was that this thread added. */
    public boolean isFinite() {
        for (float zero : zeros) {
            if (zero != 0) {
                return false;
            }
        }
        return true;
    }
}
