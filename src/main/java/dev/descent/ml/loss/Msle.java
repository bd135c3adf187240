package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Mean squared logarithmic error: mean of (log(1 + y) − log(1 + p))². */
public record Msle() implements LossSpec {
    /**
     * Below this the logarithm goes on as its tangent: an output that strays under −1, as an identity output may, keeps
     * a finite score and a gradient that leads it back.
     */
    private static final double TANGENT_BELOW = -0.5;

    static final About ABOUT = About.of("msle", "Mean squared logarithmic error: compares orders of magnitude.")
            .formula("mean (log(1 + y) - log(1 + p))^2")
            .category("regression")
            .useWhen("labels are never negative and span orders of magnitude, as counts, areas and prices do; being "
                    + "wrong by a factor is what counts")
            .avoidWhen("labels can be negative, or a difference in the label's unit is what counts (mse, huber)");

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.amounts(target);
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.NON_NEGATIVE);
    }

    @Override
    public boolean scalesTarget() {
        return false;
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(Msle::score);
    }

    private static double score(Example example, double weight) {
        int n = example.size();
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double[] byOutputs = weight == 0 ? outputs : example.byOutputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double error = log1p(outputs[i]) - log1p(labels[i]);
            sum += error * error;
            if (weight != 0) {
                byOutputs[i] += 2 * weight / n * error / (1 + Math.max(outputs[i], TANGENT_BELOW));
            }
        }
        return sum / n;
    }

    private static double log1p(double value) {
        return value >= TANGENT_BELOW
                ? Math.log1p(value)
                : Math.log1p(TANGENT_BELOW) + (value - TANGENT_BELOW) / (1 + TANGENT_BELOW);
    }
}
