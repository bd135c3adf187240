package dev.descent.ml.loss;

/** An example's score while it is divided among its positions. */
final class ScoreSplit {
    /** Points of the way. */
    private static final int STEPS = 32;

    private final LossInput one;
    private final Activation activation;
    private final LossShape shape;
    private final double[] parts;
    private boolean exact = true;

    /** @param one example, whose positions are divided */
    ScoreSplit(LossInput one, Activation activation, LossShape shape) {
        this.one = one;
        this.activation = activation;
        this.shape = shape;
        parts = new double[shape.positions()];
    }

    /** Of the positions that count, in their order. */
    double[] parts() {
        return parts;
    }

    boolean isExact() {
        return exact;
    }

    void add(int position, double part) {
        parts[position] += part;
    }

    /** Of a score that grows by a power of the errors while all else is held: the slopes times the errors, by Euler's theorem. */
    void byErrors(Loss loss, Example example, double weight, int power) {
        example.again();
        loss.score(example, weight);
        double[] slopes = example.byOutputs();
        for (int i = 0; i < example.size(); i++) {
            add(i / example.width, (example.outputs()[i] - example.labels()[i]) * slopes[i] / power);
        }
    }

    /**
     * Of any score: the slopes on the way from the labels to the outputs, times the way. Its points lie close at both ends, where slopes may be
     * steep, and are the midpoints of equal pieces before that.
     */
    void alongPath(Loss loss, double weight) {
        if (shape.labels() != shape.outputs()) {
            throw new IndivisibleLoss("has other outputs than labels, between which there is no way");
        }
        exact = false;
        Example example = new Example(shape, activation, Activation.IDENTITY.link());
        double[] way = way();
        double all = 0;
        for (int k = 0; k < STEPS; k++) {
            all += density((k + 0.5) / STEPS);
        }
        for (int k = 0; k < STEPS; k++) {
            double u = (k + 0.5) / STEPS;
            example.load(at(reached(u), way), 0);
            loss.score(example, weight);
            example.carry();
            addSlopes(example, way, density(u) / all);
        }
    }

    private void addSlopes(Example example, double[] way, double share) {
        for (int i = 0; i < example.size(); i++) {
            int position = i / example.width;
            int at = example.place(position) * example.width + i % example.width;
            add(position, share * way[at] * example.gradients.byLogits[i]);
        }
    }

    /** From labels to outputs, everywhere in the map. */
    private double[] way() {
        double[] way = new double[shape.positions() * shape.outputs()];
        activation.apply(one.logits, shape.positions(), shape.outputs(), way);
        for (int i = 0; i < way.length; i++) {
            way[i] -= one.labels[i];
        }
        return way;
    }

    private LossInput at(double reached, double[] way) {
        double[] outputs = new double[way.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = one.labels[i] + reached * way[i];
        }
        return new LossInput(1, one.labels, outputs, one.weights);
    }

    private static double density(double u) {
        return Math.pow(u * (1 - u), 3);
    }

    /** The integral of the density, scaled to reach 1. */
    private static double reached(double u) {
        double u4 = u * u * u * u;
        return u4 * (35 - u * (84 - u * (70 - 20 * u)));
    }
}
