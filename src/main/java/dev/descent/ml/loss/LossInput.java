package dev.descent.ml.loss;

import dev.descent.ml.data.Weights;

/**
 * A batch as a {@link LossFunction} takes it; the arrays may be longer than what is used.
 *
 * @param examples in the batch, B
 * @param labels [B, positions, width], row-major
 * @param logits [B, positions, width], row-major
 * @param weights what of it counts, and how much
 */
@SuppressWarnings("ArrayRecordComponent") // a view of arrays that the caller fills again and again
public record LossInput(int examples, double[] labels, double[] logits, Weights weights) {

    /** A batch of which everything counts alike. */
    public LossInput(int examples, double[] labels, double[] logits) {
        this(examples, labels, logits, Weights.NONE);
    }
}
