package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Multi-class margin: the true class's output should lead each other by a margin (Crammer and Singer 2001). */
public record MultiMargin(Double margin) implements LossSpec {
    private static final Parameter<Double> MARGIN = Parameter.number("margin")
            .positive()
            .orElse(1.0)
            .says("By how much the true class's output should exceed each of the others.");

    static final About ABOUT = About.of("multi_margin", "Multi-class margin: the true class should lead the others.")
            .formula("mean over positions of sum over c != t of max(0, margin - z_t + z_c) / classes")
            .category("classification")
            .useWhen(
                    "exactly one class is true and a margin as of a support vector machine is wanted: what is right and "
                            + "clear enough adds nothing any more")
            .avoidWhen("you need probabilities (cross_entropy), or several classes can be true at once (hinge)")
            .parameters(MARGIN)
            .example("{\"type\": \"multi_margin\", \"margin\": 0.5}");

    public MultiMargin {
        margin = MARGIN.of(margin);
    }

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.classes(target).isEmpty() ? List.of() : List.of(Activation.IDENTITY);
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.DISTRIBUTION);
    }

    @Override
    public Loss build(Target target) {
        double wanted = margin;
        return new PositionLoss((example, weight) -> score(example, weight, wanted));
    }

    private static double score(Example example, double weight, double margin) {
        double sum = 0;
        for (int i = 0; i < example.size(); i++) {
            if (example.labels()[i] != 0) {
                sum += example.labels()[i] * lead(example, i, margin, weight / example.size());
            }
        }
        return sum / example.size();
    }

    /** What one true class falls short of its lead over the others, in sum. */
    private static double lead(Example example, int truth, double margin, double factor) {
        double[] outputs = example.outputs();
        double[] byOutputs = factor == 0 ? outputs : example.byOutputs();
        double slope = factor * example.labels()[truth];
        int start = truth - truth % example.width;
        double sum = 0;
        for (int c = start; c < start + example.width; c++) {
            double missing = c == truth ? 0 : margin - outputs[truth] + outputs[c];
            if (missing > 0) {
                sum += missing;
                if (slope != 0) {
                    byOutputs[c] += slope;
                    byOutputs[truth] -= slope;
                }
            }
        }
        return sum;
    }
}
