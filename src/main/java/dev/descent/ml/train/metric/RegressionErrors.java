package dev.descent.ml.train.metric;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.spec.JsonNumber;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/**
 * Errors in the target's own unit: mean absolute error, root of the mean squared error, and the coefficient of determination R²
 * (1 − Σ(y−p)² / Σ(y−ȳ)²), each the mean over the outputs. R² is left out where a target does not vary.
 */
final class RegressionErrors implements TaskMetrics {
    private final int outputs;
    private final TargetScaling scaling;
    private final double[] absolute;
    private final double[] squared;
    private final double[] mean;
    private final double[] deviation;
    private long count;

    RegressionErrors(Target target, TargetScaling scaling) {
        this.outputs = target.outputs();
        this.scaling = scaling;
        this.absolute = new double[outputs];
        this.squared = new double[outputs];
        this.mean = new double[outputs];
        this.deviation = new double[outputs];
    }

    @Override
    public void add(int examples, double[] labels, double[] predictions, Weights weights) {
        for (int i = 0; i < examples; i++) {
            if (weights.isValid(i)) {
                count++;
                add(labels, predictions, i * outputs);
            }
        }
    }

    private void add(double[] labels, double[] predictions, int offset) {
        for (int o = 0; o < outputs; o++) {
            add(o, scaling.restore(o, labels[offset + o]), scaling.restore(o, predictions[offset + o]));
        }
    }

    /** The label's mean and sum of squared deviations by Welford's update, which does not cancel as Σy² − (Σy)²/n does. */
    private void add(int output, double label, double prediction) {
        double error = prediction - label;
        absolute[output] += Math.abs(error);
        squared[output] += error * error;
        double before = label - mean[output];
        mean[output] += before / count;
        deviation[output] += before * (label - mean[output]);
    }

    @Override
    public void put(ObjectNode into) {
        into.set("mae", JsonNumber.of(Arrays.stream(absolute).average().orElse(0) / Math.max(1, count)));
        into.set(
                "rmse",
                JsonNumber.of(Arrays.stream(squared)
                        .map(sum -> Math.sqrt(sum / Math.max(1, count)))
                        .average()
                        .orElse(0)));
        if (Arrays.stream(deviation).allMatch(sum -> sum > 0)) {
            double sum = 0;
            for (int o = 0; o < outputs; o++) {
                sum += 1 - squared[o] / deviation[o];
            }
            into.set("r2", JsonNumber.of(sum / outputs));
        }
    }
}
