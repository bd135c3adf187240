package dev.descent.ml.formula;

import org.jspecify.annotations.Nullable;

/** Where a program takes an example from, and where it leaves the gradient. Arrays are indexed from 0. */
public interface OutputSource {

    /** Values of each input: outputs of the example that count. */
    int size();

    /** How much each value counts in sums and means, [size], or null where all count alike. */
    double @Nullable [] weights();

    /** The values of an input, [size]. */
    double[] values(Input input);

    /** d score / d input, to add to; asked for only where an input is trained. */
    double[] slopes(Input input);
}
