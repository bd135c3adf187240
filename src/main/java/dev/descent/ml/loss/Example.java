package dev.descent.ml.loss;

/**
 * One example as a loss sees it: labels, logits and outputs, each [positions, width] row-major from index 0, in arrays that are
 * reused from example to example and may be longer. A loss adds what it knows of its gradient to {@link #byOutputs} (which the
 * output activation then carries back, once for all terms) or, where that is the stable way, straight to {@link #byLogits}.
 */
public final class Example {
    /** Places that have a label: 1, or the pixels of an image. */
    public final int positions;
    /** Outputs at a position: classes or target columns. */
    public final int width;

    public final Activation activation;
    public final double[] labels;
    public final double[] logits;
    /** The output activation of the logits. */
    public final double[] outputs;
    /** d score / d outputs, added to. */
    public final double[] byOutputs;
    /** d score / d logits, added to. */
    public final double[] byLogits;

    Example(int positions, int width, Activation activation) {
        this.positions = positions;
        this.width = width;
        this.activation = activation;
        int size = size();
        labels = new double[size];
        logits = new double[size];
        outputs = new double[size];
        byOutputs = new double[size];
        byLogits = new double[size];
    }

    /** Values in each array. */
    public int size() {
        return positions * width;
    }
}
