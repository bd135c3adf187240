package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Focal loss (Lin et al. 2017, arXiv:1708.02002): cross-entropy that fades for what is already right. */
public record Focal(Double gamma, @Nullable ClassWeights alpha) implements LossSpec {
    private static final Parameter<Double> GAMMA = Parameter.number("gamma")
            .atLeast(0)
            .atMost(20)
            .orElse(2.0)
            .says("How fast an example fades as it becomes right; 0 is cross-entropy.");

    private static final Parameter<ClassWeights> ALPHA = Parameter.<ClassWeights>of(
                    "alpha", "number, " + ClassWeights.TYPE)
            .must("must be at most 1 as a single number", weights -> !weights.isUniform() || !weights.exceedsOne())
            .says("With sigmoid, one number: alpha of the positives and 1 - alpha of the negatives. With softmax, "
                    + "the weight of each class's term: a list, an object by class name or \"balanced\"; "
                    + "one number would only scale the loss and is refused. None unless given.");

    static final About ABOUT = About.of(
                    "focal", "Focal loss: cross-entropy that fades for examples that are already right.")
            .aliases("focal_loss")
            .formula("mean over positions of -sum_c alpha_c (1 - p_c)^gamma y_c log p_c; with sigmoid, mean of "
                    + "-(alpha y (1 - p)^gamma log p + (1 - alpha) (1 - y) p^gamma log(1 - p))")
            .category("classification")
            .useWhen("easy examples drown hard ones: rare cell types, small objects on much background, detection "
                    + "heatmaps")
            .avoidWhen(
                    "labels are noisy (wrong labels are its hardest examples), classes are balanced, or probabilities "
                            + "must be calibrated")
            .parameters(GAMMA, ALPHA)
            .example("{\"type\": \"focal\", \"gamma\": 2.0, \"alpha\": \"balanced\"}");

    public Focal {
        Faults faults = new Faults();
        gamma = GAMMA.of(gamma, faults);
        alpha = ALPHA.of(alpha, faults);
        faults.raise();
    }

    /** Softmax before sigmoid; a weight above 1 leaves no share for the negatives, so softmax alone. */
    @Override
    public @Nullable ClassWeights classWeights() {
        return alpha;
    }

    @Override
    public List<Activation> activations(Target target) {
        return alpha != null && alpha.exceedsOne()
                ? AcceptedActivations.classes(target)
                : AcceptedActivations.probabilities(target);
    }

    @Override
    public List<Violation> faults(Target target) {
        if (activations(target).isEmpty() && target.isCategorical()) {
            return List.of(new Violation(
                    ALPHA.name(),
                    "has weights of 1 or more, and these labels take sigmoid outputs, where a no weighs 1 - alpha: it would"
                            + " count nothing, or the wrong way round; give one number below 1, as 0.75"));
        }
        List<Violation> faults = new ArrayList<>(LossSpec.super.faults(target));
        if (alpha != null) {
            faults.addAll(alpha.faults(target, ALPHA.name()));
        }
        return faults;
    }

    @Override
    public List<Violation> faults(Target target, Activation output) {
        if (alpha == null || !alpha.isUniform() || output != Activation.SOFTMAX) {
            return List.of();
        }
        return List.of(new Violation(
                ALPHA.name(),
                "is one number for all classes, which under softmax only scales the loss; give a list, an object by "
                        + "class or \"balanced\" (one number weighs positives against negatives under sigmoid)"));
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.FRACTION);
    }

    @Override
    public LossSpec resolve(Target target, List<Long> counts) {
        return alpha == null ? this : new Focal(gamma, alpha.resolve(target, counts, ALPHA.name()));
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(new FocalLoss(gamma, alpha == null ? null : alpha.values(target), target.outputs()));
    }
}
