package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Hinge: mean of max(0, 1 − s p), with s = 2y − 1. */
public record Hinge() implements LossSpec {
    static final About ABOUT = About.of("hinge", "Hinge: each output should be on its side of 0, with a margin of 1.")
            .formula("mean of max(0, 1 - s p) with s = 2 y - 1")
            .category("classification")
            .useWhen("you want a margin as of a support vector machine: outputs that are right and clear enough add "
                    + "nothing any more")
            .avoidWhen("you need probabilities, or labels are noisy and many (cross_entropy is the safer choice)");

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
        return new PositionLoss(Hinge::score);
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
            sum += missing;
            if (weight != 0 && missing > 0) {
                byOutputs[i] -= weight / n * side;
            }
        }
        return sum / n;
    }
}
