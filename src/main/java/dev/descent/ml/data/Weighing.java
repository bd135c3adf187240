package dev.descent.ml.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which {@link Weights} examples have: what there must be room for.
 *
 * @param valid whether there are positions to leave out
 * @param positions whether positions weigh differently
 * @param examples whether examples do
 */
public record Weighing(boolean valid, boolean positions, boolean examples) {
    /** Everything counts alike. */
    public static final Weighing NONE = new Weighing(false, false, false);

    /** Arrays for a batch, of nothing but ones. */
    public Weights allocate(int capacity, int positionsOfOne) {
        int all = Math.multiplyExact(capacity, positionsOfOne);
        return new Weights(ones(valid, all), ones(positions, all), ones(examples, capacity));
    }

    /** Numbers that an example takes in these arrays. */
    public long numbersOfOne(int positionsOfOne) {
        return (valid ? positionsOfOne : 0L) + (positions ? positionsOfOne : 0L) + (examples ? 1 : 0);
    }

    private static float @Nullable [] ones(boolean wanted, int size) {
        if (!wanted) {
            return null;
        }
        float[] ones = new float[size];
        Arrays.fill(ones, 1);
        return ones;
    }
}
