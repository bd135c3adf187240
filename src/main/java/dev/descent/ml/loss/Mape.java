package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Mean absolute percentage error: mean of 100 |y − p| / |y|. */
public record Mape() implements LossSpec {
    /** The least divisor, as in Keras: a label of 0 must not make the score infinite. */
    private static final double LEAST = 1e-7;

    static final About ABOUT = About.of("mape", "Mean absolute percentage error: each error as a share of its label.")
            .formula("mean of 100 abs(y - p) / max(abs(y), 1e-7)")
            .category("regression")
            .useWhen("labels are positive, span orders of magnitude, and a tenth too much is equally bad for all of "
                    + "them")
            .avoidWhen(
                    "labels are or come near 0, where it explodes, or too low must not be cheaper than too high (msle "
                            + "is even-handed)");

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.numbers(target);
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.NON_ZERO);
    }

    @Override
    public boolean scalesTarget() {
        return false;
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(Mape::score);
    }

    private static double score(Example example, double weight) {
        int n = example.size();
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.abs(outputs[i] - labels[i]) / Math.max(Math.abs(labels[i]), LEAST);
        }
        if (weight != 0) {
            double[] byOutputs = example.byOutputs();
            for (int i = 0; i < n; i++) {
                double share = 100 * weight / n / Math.max(Math.abs(labels[i]), LEAST);
                byOutputs[i] += share * Math.signum(outputs[i] - labels[i]);
            }
        }
        return 100 * sum / n;
    }
}
