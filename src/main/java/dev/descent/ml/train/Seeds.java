package dev.descent.ml.train;

import dev.descent.ml.base.Shuffle;
import dev.descent.ml.base.SplitMix64;
import java.util.SplittableRandom;

/** Everything random in a run comes from its seed and the place in the run, so that a resumed run goes on as it would have. */
final class Seeds {
    /** No iteration has this number. */
    private static final long VARIATION = -2;

    private Seeds() {}

    /** A seed for one iteration or epoch. */
    static long mix(long seed, long place) {
        return SplitMix64.mix(seed + SplitMix64.STEP * (place + 1));
    }

    /** A seed for a shard of an iteration; the first has the iteration's own. */
    static long shard(long seed, int index) {
        return index == 0 ? seed : mix(seed, index);
    }

    /** The seed from which an epoch's images are varied; with it the order of the images is not drawn, so that neither tells of the other. */
    static long variation(long seed, int epoch) {
        return mix(mix(seed, VARIATION), epoch);
    }

    /** The order in which an epoch visits {@code size} examples. */
    static int[] order(long seed, int epoch, int size) {
        int[] order = inOrder(size);
        Shuffle.inPlace(order, new SplittableRandom(mix(~seed, epoch)));
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
