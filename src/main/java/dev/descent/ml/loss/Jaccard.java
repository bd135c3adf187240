package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jaccard: one minus intersection over union, mean over classes. */
public record Jaccard(
        Double smooth, Boolean includeBackground, @Nullable ClassWeights classWeights, Absent absent)
        implements LossSpec {
    private static final Parameter<Double> SMOOTH = Parameter.number("smooth")
            .atLeast(0)
            .orElse(1e-5)
            .says("Added above and below the line: keeps a class that is nowhere finite.");

    static final About ABOUT = About.of("jaccard", "Jaccard: one minus intersection over union.")
            .aliases("iou")
            .formula("mean over classes of 1 - (sum(y p) + smooth) / (sum(y) + sum(p) - sum(y p) + smooth)")
            .category("segmentation")
            .useWhen("as dice, where IoU is what you are judged by; it punishes a bad overlap more than dice does")
            .avoidWhen(
                    "training starts far off, where its gradient is flatter than that of dice: take dice, or a sum with cross_entropy")
            .parameters(SMOOTH, ClassMean.INCLUDE_BACKGROUND, ClassMean.CLASS_WEIGHTS, ClassMean.ABSENT)
            .example("{\"type\": \"jaccard\", \"smooth\": 1.0}");

    public Jaccard {
        Faults faults = new Faults();
        smooth = SMOOTH.of(smooth, faults);
        includeBackground = ClassMean.INCLUDE_BACKGROUND.of(includeBackground, faults);
        classWeights = ClassMean.CLASS_WEIGHTS.of(classWeights, faults);
        absent = ClassMean.ABSENT.of(absent, faults);
        faults.raise();
    }

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.probabilities(target);
    }

    @Override
    public List<Violation> faults(Target target) {
        List<Violation> faults = new ArrayList<>(LossSpec.super.faults(target));
        faults.addAll(classes().faults(target));
        return faults;
    }

    @Override
    public List<String> warnings() {
        return classes().warnings();
    }

    @Override
    public List<String> absences() {
        return List.of(absent.cost());
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.FRACTION);
    }

    @Override
    public LossSpec resolve(Target target, List<Long> counts) {
        return new Jaccard(smooth, includeBackground, classes().resolve(target, counts), absent);
    }

    @Override
    public Loss build(Target target) {
        double s = smooth;
        return classes().loss(target, OverlapLoss.Sums.SHARES, (overlap, c) -> score(overlap, c, s));
    }

    private ClassMean classes() {
        return new ClassMean(includeBackground, classWeights, absent);
    }

    private static double score(OverlapScore overlap, int c, double smooth) {
        double both = overlap.both[c];
        double total = overlap.labels[c] + overlap.outputs[c];
        double above = both + smooth;
        double below = total - both + smooth;
        if (below == 0) {
            return overlap.slopes(c, 0, 0, 0);
        }
        double squared = below * below;
        return overlap.slopes(c, (total - 2 * both) / below, -(below + above) / squared, above / squared);
    }
}
