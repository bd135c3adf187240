package dev.descent.ml.loss;

/** A loss function over one example, as built from a {@link LossSpec}. May keep scratch arrays: one thread at a time. */
public interface Loss {

    /**
     * The example's score. Adds {@code weight} times its gradient to {@link Example#byOutputs} or {@link Example#byLogits},
     * and to nothing where the weight is 0; the score itself is not weighted.
     */
    double score(Example example, double weight);
}
