package dev.descent.ml.data;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;

/**
 * Examples as a network takes them; the arrays may be longer than what is used.
 *
 * @param size examples
 * @param input shape of one example's input
 * @param target what the labels are
 * @param samples index of each example in its data set, [size]
 * @param features [size, …input], row-major
 * @param labels [size, positions, outputs], row-major: one-hot for classes, numbers for regression
 * @param weights what of it counts, and how much
 * @param from where in the features the first example begins
 */
@SuppressWarnings("ArrayRecordComponent") // arrays are the point: filled once, handed to native code
public record Batch(
        int size,
        InputShape input,
        Target target,
        int[] samples,
        float[] features,
        float[] labels,
        Weights weights,
        int from) {

    /** A batch whose features begin with its first example. */
    public Batch(
            int size,
            InputShape input,
            Target target,
            int[] samples,
            float[] features,
            float[] labels,
            Weights weights) {
        this(size, input, target, samples, features, labels, weights, 0);
    }

    /** A batch of which everything counts alike. */
    public Batch(int size, InputShape input, Target target, int[] samples, float[] features, float[] labels) {
        this(size, input, target, samples, features, labels, Weights.NONE);
    }

    /** The same with the features of another batch, from its {@code example} on. */
    public Batch seeing(Batch other, int example) {
        int at = other.from + example * input.size();
        return new Batch(size, input, target, samples, other.features, labels, weights, at);
    }

    /** Its first examples, in the same arrays. */
    public Batch first(int examples) {
        return new Batch(examples, input, target, samples, features, labels, weights, from);
    }
}
