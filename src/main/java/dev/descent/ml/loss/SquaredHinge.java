package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Squared hinge: mean of max(0, 1 − s p)², with s = 2y − 1. */
public record SquaredHinge() implements LossSpec {
    static final About ABOUT = About.of(
                    "squared_hinge", "Squared hinge: a margin whose violations count by their square.")
            .formula("mean of max(0, 1 - s p)^2 with s = 2 y - 1")
            .category("classification")
            .useWhen("as hinge, where a smooth gradient trains better and clear mistakes should count more")
            .avoidWhen("some labels are wrong, since the worst mistakes rule it (hinge, cross_entropy), or you need "
                    + "probabilities");

    @Override
    public List<Activation> activations(Target target) {
        return target.isExclusive() ? List.of(Activation.IDENTITY) : List.of();
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.FRACTION);
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(SquaredHinge::score);
    }

    private static double score(Example example, double weight) {
        int n = example.size();
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double[] byOutputs = weight == 0 ? outputs : example.byOutputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double side = 2 * labels[i] - 1;
            double missing = Math.max(0, 1 - side * outputs[i]);
            sum += missing * missing;
            if (weight != 0 && missing > 0) {
                byOutputs[i] -= 2 * weight / n * side * missing;
            }
        }
        return sum / n;
    }
}
