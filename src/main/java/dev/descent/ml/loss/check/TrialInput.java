package dev.descent.ml.loss.check;

import dev.descent.ml.loss.ExactWeights;
import dev.descent.ml.loss.LossInput;
import java.util.stream.IntStream;

/**
 * The numbers that a loss is tried on.
 *
 * @param given logits, or outputs
 * @param ofOutputs whether the given numbers are outputs of the activation
 * @param weights what of it counts, and how much
 */
record TrialInput(Tensor labels, Tensor given, boolean ofOutputs, ExactWeights weights) {

    /** The whole batch. */
    LossInput batch() {
        return new LossInput(labels.examples(), labels.values(), given.values(), weights);
    }

    /** Whether the position of a given value counts. */
    boolean counts(int index) {
        return weights.isValid(index / given.width());
    }

    /** Whether the position of a label counts. */
    boolean countsLabel(int index) {
        return weights.isValid(index / labels.width());
    }

    /** The labels of all positions that count, [rows, width]. */
    double[] validLabels() {
        return IntStream.range(0, labels.values().length)
                .filter(this::countsLabel)
                .mapToDouble(i -> labels.values()[i])
                .toArray();
    }
}
