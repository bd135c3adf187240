package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cross-entropy with each class's term times its weight, and labels moved a little towards uniform if asked. */
public record WeightedCrossEntropy(ClassWeights classWeights, Double labelSmoothing) implements LossSpec {
    private static final Parameter<ClassWeights> CLASS_WEIGHTS = Parameter.<ClassWeights>of(
                    "class_weights", ClassWeights.TYPE)
            .must("must be a list, an object by class, or \"balanced\"", weights -> !weights.isUniform())
            .orElse(new BalancedWeights())
            .says("Weight of each class: a list in the order of the classes, an object by class name (1 for those "
                    + "not named), or \"balanced\", examples / (classes * examples of the class) over the "
                    + "training split.");

    static final About ABOUT = About.of(
                    "weighted_cross_entropy",
                    "Cross-entropy in which each class has a weight, so that rare ones count.")
            .formula(
                    "mean over positions of -sum_c w_c y_c log p_c, with y = (1 - label_smoothing) y + label_smoothing / "
                            + "classes")
            .category("classification")
            .useWhen("classes are unequal and the rare ones matter: rare cell types, thin structures; \"balanced\" is "
                    + "the place to start")
            .avoidWhen(
                    "classes are about equal (cross_entropy), or probabilities must be calibrated: weights shift them "
                            + "towards the rare classes; a recipe of PyTorch's carries over with another learning "
                            + "rate, since PyTorch divides by the sum of the batch's weights, and here as in Keras "
                            + "the weighted terms are averaged over positions")
            .parameters(CLASS_WEIGHTS, CrossEntropy.LABEL_SMOOTHING)
            .example("{\"type\": \"weighted_cross_entropy\", \"class_weights\": \"balanced\"}");

    public WeightedCrossEntropy {
        Faults faults = new Faults();
        classWeights = CLASS_WEIGHTS.of(classWeights, faults);
        labelSmoothing = CrossEntropy.LABEL_SMOOTHING.of(labelSmoothing, faults);
        faults.raise();
    }

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.classes(target);
    }

    @Override
    public List<Violation> faults(Target target) {
        List<Violation> faults = new ArrayList<>(LossSpec.super.faults(target));
        faults.addAll(classWeights.faults(target, CLASS_WEIGHTS.name()));
        return faults;
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.DISTRIBUTION);
    }

    @Override
    public LossSpec resolve(Target target, List<Long> counts) {
        return new WeightedCrossEntropy(classWeights.resolve(target, counts, CLASS_WEIGHTS.name()), labelSmoothing);
    }

    @Override
    public Loss build(Target target) {
        double[] weights = classWeights.values(target);
        double spread = labelSmoothing / target.outputs();
        double[] kept =
                Arrays.stream(weights).map(w -> w * (1 - labelSmoothing)).toArray();
        double[] spreads = Arrays.stream(weights).map(w -> w * spread).toArray();
        return new PositionLoss((example, weight) -> score(example, weight, kept, spreads));
    }

    private static double score(Example example, double weight, double[] kept, double[] spread) {
        int width = example.width;
        double[] labels = example.labels();
        double[] logs = example.logOutputs();
        double sum = 0;
        for (int start = 0; start < example.size(); start += width) {
            for (int c = 0; c < width; c++) {
                double label = kept[c] * labels[start + c] + spread[c];
                sum -= label == 0 ? 0 : label * logs[start + c];
            }
        }
        if (weight != 0) {
            addGradient(example, weight / example.positions(), kept, spread);
        }
        return sum / example.positions();
    }

    private static void addGradient(Example example, double factor, double[] kept, double[] spread) {
        int width = example.width;
        double[] labels = example.labels();
        double[] byLogs = example.byLogOutputs();
        for (int start = 0; start < example.size(); start += width) {
            for (int c = 0; c < width; c++) {
                byLogs[start + c] -= factor * (kept[c] * labels[start + c] + spread[c]);
            }
        }
    }
}
