package dev.descent.ml.data;

import org.jspecify.annotations.Nullable;

/**
 * What counts of a batch, and how much. An array that is null is all ones; arrays may be longer than what is used.
 *
 * @param valid 1 for a position that has a label, 0 for one to leave out of every
 *     loss, metric and count, [size, positions]
 * @param positions how much each position counts in a loss, never negative, [size, positions]
 * @param examples what each example's score is multiplied with, never negative, [size]
 */
@SuppressWarnings("ArrayRecordComponent") // filled once with the batch that they belong to
public record Weights(float @Nullable [] valid, float @Nullable [] positions, float @Nullable [] examples) {
    /** Everything counts alike. */
    public static final Weights NONE = new Weights(null, null, null);

    /** Whether a position has a label. */
    public boolean isValid(int position) {
        return valid == null || valid[position] != 0;
    }

    /**
     * Whether any position of an example has a label.
     *
     * @param positionsOfOne of one example
     */
    public boolean counts(int example, int positionsOfOne) {
        for (int i = example * positionsOfOne; i < (example + 1) * positionsOfOne; i++) {
            if (isValid(i)) {
                return true;
            }
        }
        return false;
    }

    /** How many of a batch's examples have a position with a label: what a mean over the batch divides by. */
    public int counted(int size, int positionsOfOne) {
        if (valid == null) {
            return size;
        }
        int counted = 0;
        for (int example = 0; example < size; example++) {
            counted += counts(example, positionsOfOne) ? 1 : 0;
        }
        return counted;
    }
}
