package dev.descent.ml.train;

import java.util.SplittableRandom;

/** Everything random in a run comes from its seed and the place in the run, so that a resumed run goes on as it would have. */
final class Seeds {
    /** No iteration has this number. */
    private static final long VARIATION = -2;

    private Seeds() {}

    /** A seed for one iteration or epoch: SplitMix64's finalizer over both (Steele, Lea and Flood, 2014). */
    static long mix(long seed, long place) {
        long z = seed + 0x9e3779b97f4a7c15L * (place + 1);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The seed from which an epoch's images are varied; with it the order of the images is not drawn, so that neither tells of the other. */
    static long variation(long seed, int epoch) {
        return mix(mix(seed, VARIATION), epoch);
    }

    /** The order in which an epoch visits {@code size} examples: a shuffle by Fisher and Yates. */
    static int[] order(long seed, int epoch, int size) {
        int[] order = inOrder(size);
        SplittableRandom random = new SplittableRandom(mix(~seed, epoch));
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
        return order;
    }

    static int[] inOrder(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        return order;
    }
}
