package dev.descent.ml.loss;

import org.jspecify.annotations.Nullable;

/**
 * One example as a loss sees it, each array [positions, width] (labels: [positions, labels]) row-major from index 0
 * and reused from example to example; positions that are ignored are not among them, and {@link #place} tells where in
 * the map those stand that are. What a loss asks for is computed then, once for all terms;
 * what it adds to a gradient is carried back to the logits in the end, once for all terms. Logarithms have their own
 * gradient, because it is the way through them that stays exact where an output is nearly 0 or 1.
 */
public final class Example {
    /** Of the map that the positions are of, and of its labels and outputs. */
    public final LossShape shape;
    /** Outputs at a position: as many as labels, unless the loss asks for others. */
    public final int width;
    /** Where the outputs come from, also where they were given and not computed. */
    public final Activation activation;

    final double[] labels;
    final double[] logits;
    final double[] outputs;
    final double[] complements;
    final double[] logOutputs;
    final double[] logComplements;

    final ExampleGradients gradients;

    boolean hasComplements;
    boolean hasLogOutputs;
    boolean hasLogComplements;

    private final Link link;
    private final Places places;
    private int positions;
    private @Nullable Example alone;
    private boolean hasOutputs;

    /** @param link from the logits to the outputs: the activation's own, or the identity where outputs are given */
    Example(LossShape shape, Activation activation, Link link) {
        this.shape = shape;
        positions = shape.positions();
        places = new Places(positions);
        width = shape.outputs();
        this.activation = activation;
        this.link = link;
        int size = size();
        labels = new double[positions * shape.labels()];
        logits = new double[size];
        outputs = link instanceof IdentityLink ? logits : new double[size];
        complements = new double[size];
        logOutputs = new double[size];
        logComplements = new double[size];
        gradients = new ExampleGradients(size);
    }

    /** Places that have a label and count. */
    public int positions() {
        return positions;
    }

    /** How much each position counts, [positions], or null where all count alike. */
    public double @Nullable [] weights() {
        return places.weights();
    }

    /** Where in its map a position stands, row by row from 0. */
    public int place(int position) {
        return places.of(0, position);
    }

    /** Values in each array but that of labels. */
    public int size() {
        return positions * width;
    }

    /** y, [positions, labels of the shape]. */
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

    /** 1 − p, from the logits where that is more exact. */
    public double[] complements() {
        if (!hasComplements) {
            link.complements(this);
            hasComplements = true;
        }
        return complements;
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
        return gradients.byOutputs(size());
    }

    /** d score / d log p, to add to. */
    public double[] byLogOutputs() {
        return gradients.byLogOutputs(size());
    }

    /** d score / d log(1 − p), to add to. */
    public double[] byLogComplements() {
        return gradients.byLogComplements(size());
    }

    /** d score / d z, to add to. */
    public double[] byLogits() {
        return gradients.byLogits;
    }

    /** Takes an example's positions from a batch; false where none of them counts. */
    boolean load(LossInput batch, int index) {
        begin(places.find(batch.weights, index));
        places.gather(batch.labels, index, labels, shape.labels());
        places.gather(batch.logits, index, logits, width);
        return positions > 0;
    }

    /** Carries every gradient back to the logits, and gives the sum to a batch's. */
    void unload(double[] batchGradient, int index) {
        carry();
        places.scatter(gradients.byLogits, batchGradient, index, width);
    }

    /** Leaves no gradient of the example in a batch's. */
    void unloadNothing(double[] batchGradient, int index) {
        places.clear(batchGradient, index, width);
    }

    /** A position as an example of its own, which counts like any other; good until the next. */
    Example alone(int position) {
        if (alone == null) {
            alone = new Example(new LossShape(1, 1, shape.labels(), width), activation, link);
        }
        alone.begin(1);
        int given = shape.labels();
        System.arraycopy(labels, position * given, alone.labels, 0, given);
        System.arraycopy(logits, position * width, alone.logits, 0, width);
        return alone;
    }

    /** Adds the gradient of a position by itself to its place here. */
    void add(Example single, int position) {
        single.carry();
        for (int i = 0; i < width; i++) {
            gradients.byLogits[position * width + i] += single.gradients.byLogits[i];
        }
    }

    private void begin(int counted) {
        positions = counted;
        hasOutputs = false;
        hasComplements = false;
        hasLogOutputs = false;
        hasLogComplements = false;
        again();
    }

    /** Forgets the gradients, and nothing else. */
    void again() {
        gradients.clear(size());
    }

    /** Carries every gradient back to the logits. */
    void carry() {
        gradients.carry(this, link);
    }
}
