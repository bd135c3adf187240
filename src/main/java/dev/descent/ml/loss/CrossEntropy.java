package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Cross-entropy: mean over positions of −Σ y log p, with labels moved a little towards uniform if asked. */
public record CrossEntropy(Double labelSmoothing) implements LossSpec {
    static final Parameter<Double> LABEL_SMOOTHING = Parameter.number("label_smoothing")
            .atLeast(0)
            .below(1)
            .orElse(0.0)
            .says("Share of each label spread evenly over all classes; 0.1 is usual against overconfidence.");

    static final About ABOUT = About.of(
                    "cross_entropy", "Cross-entropy of one true class against the predicted probabilities.")
            .aliases("categorical_cross_entropy", "mcxent")
            .formula("mean over positions of -sum_c y_c log p_c, with y = (1 - label_smoothing) y + label_smoothing / "
                    + "classes")
            .category("classification")
            .useWhen("each image, row or pixel has exactly one class and no class is rare: the first choice for "
                    + "classification and for segmentation with balanced areas")
            .avoidWhen("classes are very unequal (weighted_cross_entropy, focal), the structure is a few pixels of the "
                    + "image (dice, or a sum with it), or several classes can be true at once "
                    + "(binary_cross_entropy)")
            .parameters(LABEL_SMOOTHING)
            .example("{\"type\": \"cross_entropy\", \"label_smoothing\": 0.1}");

    public CrossEntropy {
        labelSmoothing = LABEL_SMOOTHING.of(labelSmoothing);
    }

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.classes(target);
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.DISTRIBUTION);
    }

    @Override
    public Loss build(Target target) {
        double spread = labelSmoothing / target.outputs();
        double kept = 1 - labelSmoothing;
        return new PositionLoss((example, weight) -> score(example, weight, kept, spread));
    }

    private static double score(Example example, double weight, double kept, double spread) {
        int n = example.size();
        double[] labels = example.labels();
        double[] logs = example.logOutputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double label = kept * labels[i] + spread;
            sum -= label == 0 ? 0 : label * logs[i];
        }
        if (weight != 0) {
            double factor = weight / example.positions();
            double[] byLogs = example.byLogOutputs();
            for (int i = 0; i < n; i++) {
                byLogs[i] -= factor * (kept * labels[i] + spread);
            }
        }
        return sum / example.positions();
    }
}
