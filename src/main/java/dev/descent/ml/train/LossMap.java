package dev.descent.ml.train;

import dev.descent.ml.data.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Where in an example's map a loss lies.
 *
 * @param parts of each pixel, [height, width]; NaN where it is ignored
 * @param score of the example by the loss
 * @param exact whether the score is the sum of such parts, and not divided along a way
 * @param image that the map is of, at the map's size; null where it cannot be shown
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record LossMap(
        int height,
        int width,
        double[] parts,
        double score,
        boolean exact,
        @Nullable Picture image) {

    /** What is divided among pixels. */
    public enum Of {
        /** The score. */
        LOSS,
        /** The gradient at the logits, as its length at each pixel. */
        GRADIENT
    }
}
