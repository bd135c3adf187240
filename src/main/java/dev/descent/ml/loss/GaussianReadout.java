package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.spec.JsonNumber;
import tools.jackson.databind.node.ObjectNode;

/** Outputs are the mean of each number and the logarithm of its variance; the mean is predicted. */
record GaussianReadout(int labels) implements Readout {
    /** Of the logarithm of a variance, on both sides of 0. */
    static final double FARTHEST = 10;

    @Override
    public int outputs() {
        return 2 * labels;
    }

    @Override
    public String meaning() {
        return "mean and logarithm of the variance of each number";
    }

    @Override
    public void read(double[] outputs, int positions, double[] predicted) {
        for (int i = 0; i < positions * labels; i++) {
            predicted[i] = outputs[2 * i];
        }
    }

    /** {@code standard_deviation}, of several numbers by name. */
    @Override
    public void detail(double[] outputs, int offset, Target target, TargetScaling scaling, ObjectNode prediction) {
        if (labels == 1) {
            prediction.set("standard_deviation", JsonNumber.of(deviation(outputs[offset + 1], 0, scaling)));
            return;
        }
        ObjectNode named = prediction.putObject("standard_deviations");
        for (int label = 0; label < labels; label++) {
            named.set(
                    target.names().get(label),
                    JsonNumber.of(deviation(outputs[offset + 2 * label + 1], label, scaling)));
        }
    }

    private static double deviation(double logVariance, int label, TargetScaling scaling) {
        double clamped = Math.max(-FARTHEST, Math.min(FARTHEST, logVariance));
        return Math.exp(clamped / 2) * scaling.deviation().get(label);
    }
}
