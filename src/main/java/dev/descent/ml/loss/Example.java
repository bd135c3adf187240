package dev.descent.ml.loss;

import java.util.Arrays;

/**
 * One example as a loss sees it, each array [positions, width] row-major from index 0 and reused from example to example. What a loss
 * asks for is computed then, once for all terms; what it adds to a gradient is carried back to the logits in the end, once for all
 * terms. Logarithms have their own gradient, because it is the way through them that stays exact where an output is nearly 0 or 1.
 */
public final class Example {
    /** Places that have a label: 1, or the pixels of an image. */
    public final int positions;
    /** Outputs at a position: classes or target columns. */
    public final int width;
    /** Where the outputs come from, also where they were given and not computed. */
    public final Activation activation;

    final double[] labels;
    final double[] logits;
    final double[] outputs;
    final double[] logOutputs;
    final double[] logComplements;
    final double[] byOutputs;
    final double[] byLogOutputs;
    final double[] byLogComplements;
    final double[] byLogits;

    boolean hasLogOutputs;
    boolean hasLogComplements;

    private final Link link;
    private boolean hasOutputs;
    private boolean touchedOutputs;
    private boolean touchedLogOutputs;
    private boolean touchedLogComplements;

    /** @param link from the logits to the outputs: the activation's own, or the identity where outputs are given */
    Example(int positions, int width, Activation activation, Link link) {
        this.positions = positions;
        this.width = width;
        this.activation = activation;
        this.link = link;
        int size = size();
        labels = new double[size];
        logits = new double[size];
        outputs = link instanceof IdentityLink ? logits : new double[size];
        logOutputs = new double[size];
        logComplements = new double[size];
        byOutputs = new double[size];
        byLogOutputs = new double[size];
        byLogComplements = new double[size];
        byLogits = new double[size];
    }

    /** Values in each array. */
    public int size() {
        return positions * width;
    }

    /** y. */
    public double[] labels() {
        return labels;
    }

    /** z. */
    public double[] logits() {
        return logits;
    }

    /** p. */
    public double[] outputs() {
        if (!hasOutputs) {
            if (outputs != logits) {
                link.outputs(logits, positions, width, outputs);
            }
            hasOutputs = true;
        }
        return outputs;
    }

    /** log p, from the logits where that is more exact. */
    public double[] logOutputs() {
        if (!hasLogOutputs) {
            link.logOutputs(this);
        }
        return logOutputs;
    }

    /** log(1 − p), from the logits where that is more exact. */
    public double[] logComplements() {
        if (!hasLogComplements) {
            link.logComplements(this);
        }
        return logComplements;
    }

    /** d score / d p, to add to. */
    public double[] byOutputs() {
        if (!touchedOutputs) {
            touchedOutputs = true;
            Arrays.fill(byOutputs, 0);
        }
        return byOutputs;
    }

    /** d score / d log p, to add to. */
    public double[] byLogOutputs() {
        if (!touchedLogOutputs) {
            touchedLogOutputs = true;
            Arrays.fill(byLogOutputs, 0);
        }
        return byLogOutputs;
    }

    /** d score / d log(1 − p), to add to. */
    public double[] byLogComplements() {
        if (!touchedLogComplements) {
            touchedLogComplements = true;
            Arrays.fill(byLogComplements, 0);
        }
        return byLogComplements;
    }

    /** d score / d z, to add to. */
    public double[] byLogits() {
        return byLogits;
    }

    /** Takes the next example from a batch. */
    void load(double[] batchLabels, double[] batchLogits, int offset) {
        System.arraycopy(batchLabels, offset, labels, 0, size());
        System.arraycopy(batchLogits, offset, logits, 0, size());
        hasOutputs = false;
        hasLogOutputs = false;
        hasLogComplements = false;
        touchedOutputs = false;
        touchedLogOutputs = false;
        touchedLogComplements = false;
        Arrays.fill(byLogits, 0);
    }

    /** Carries every gradient back to the logits, and gives the sum to a batch's. */
    void unload(double[] batchGradient, int offset) {
        if (touchedOutputs) {
            link.carryOutputs(this);
        }
        if (touchedLogOutputs) {
            link.carryLogOutputs(this);
        }
        if (touchedLogComplements) {
            logComplements();
            link.carryLogComplements(this);
        }
        System.arraycopy(byLogits, 0, batchGradient, offset, size());
    }
}
