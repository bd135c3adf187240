package dev.descent.ml.loss;

/**
 * What an output activation does with an example: its outputs, their logarithms without cancellation, and the way back.
 */
interface Link {

    /** Fills {@code outputs}, [positions, width], from logits of the same shape. */
    void outputs(double[] logits, int positions, int width, double[] outputs);

    /** Fills {@link Example#complements()}, 1 − p. */
    default void complements(Example example) {
        double[] outputs = example.outputs();
        for (int i = 0; i < example.size(); i++) {
            example.complements[i] = 1 - outputs[i];
        }
    }

    /** Fills {@link Example#logOutputs()}, finite wherever the logits are. May fill the complements on the way. */
    void logOutputs(Example example);

    /** Fills {@link Example#logComplements()}, log(1 − p). May fill the logarithms on the way. */
    void logComplements(Example example);

    /** Adds to {@code byLogits} what d score / d p gives. */
    void carryOutputs(Example example);

    /** Adds to {@code byLogits} what d score / d log p gives. */
    void carryLogOutputs(Example example);

    /** Adds to {@code byLogits} what d score / d log(1 − p) gives. */
    void carryLogComplements(Example example);
}
