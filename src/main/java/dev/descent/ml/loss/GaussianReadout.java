package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.spec.JsonNumber;
import tools.jackson.databind.node.ObjectNode;

/** Outputs are the mean of each number and the logarithm of its variance; the mean is predicted. */
record GaussianReadout(int labels) implements Readout {
    /** Of the logarithm of a variance, on both sides of 0. */
    static final double FARTHEST = 10;

    /** Standard deviations on both sides of the mean that hold 95 %. */
    private static final double NEARLY_ALL = 1.959963984540054;

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

    @Override
    public boolean hasIntervals() {
        return true;
    }

    /** What holds 95 % of a normal distribution. */
    @Override
    public void readIntervals(double[] outputs, int positions, double[] ends) {
        for (int i = 0; i < positions * labels; i++) {
            double deviation = Math.exp(clamped(outputs[2 * i + 1]) / 2);
            ends[2 * i] = outputs[2 * i] - NEARLY_ALL * deviation;
            ends[2 * i + 1] = outputs[2 * i] + NEARLY_ALL * deviation;
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
        return Math.exp(clamped(logVariance) / 2) * scaling.deviation().get(label);
    }

    private static double clamped(double logVariance) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, logVariance));
    }
}
