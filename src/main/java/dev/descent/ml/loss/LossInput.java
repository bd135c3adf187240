package dev.descent.ml.loss;

import dev.descent.ml.data.Weights;

/** A batch as a {@link LossFunction} takes it; the arrays may be longer than what is used. */
public final class LossInput {
    final int examples;
    final double[] labels;
    final double[] logits;
    final ExactWeights weights;

    /**
     * A batch.
     *
     * @param examples in it, B
     * @param labels [B, positions, labels], row-major
     * @param logits [B, positions, outputs], row-major
     * @param weights what of it counts, and how much
     */
    public LossInput(int examples, double[] labels, double[] logits, Weights weights) {
        this(examples, labels, logits, ExactWeights.of(weights));
    }

    /** A batch of which everything counts alike. */
    public LossInput(int examples, double[] labels, double[] logits) {
        this(examples, labels, logits, ExactWeights.NONE);
    }

    public LossInput(int examples, double[] labels, double[] logits, ExactWeights weights) {
        this.examples = examples;
        this.labels = labels;
        this.logits = logits;
        this.weights = weights;
    }

    /** In the batch, B. */
    public int examples() {
        return examples;
    }

    /** [B, positions, width] and perhaps more, not to be changed. */
    public double[] labels() {
        return labels;
    }

    /** [B, positions, width] and perhaps more, not to be changed. */
    public double[] logits() {
        return logits;
    }

    /** Whether a position of the batch has a label. */
    public boolean isValid(int position) {
        return weights.isValid(position);
    }
}
