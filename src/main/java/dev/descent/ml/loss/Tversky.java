package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tversky: Dice with a price each for false positives and false negatives (Salehi et al. 2017, arXiv:1706.05721). */
public record Tversky(
        Double alpha,
        Double beta,
        Double smooth,
        Boolean includeBackground,
        @Nullable ClassWeights classWeights,
        Absent absent)
        implements LossSpec {
    private static final Parameter<Double> ALPHA =
            Parameter.number("alpha").atLeast(0).orElse(0.5).says("Price of false positives.");
    private static final Parameter<Double> BETA = Parameter.number("beta")
            .atLeast(0)
            .orElse(0.5)
            .says("Price of false negatives; above alpha it favours recall.");
    private static final Parameter<Double> SMOOTH =
            Parameter.number("smooth").atLeast(0).orElse(1e-5).says("Added above and below the line.");

    static final About ABOUT = About.of(
                    "tversky", "Tversky: Dice with a price each for false positives and false negatives.")
            .formula("mean over classes of 1 - (TP + smooth) / (TP + alpha FP + beta FN + smooth) with TP = sum(y p), "
                    + "FP = sum((1 - y) p), FN = sum(y (1 - p))")
            .category("segmentation")
            .useWhen(
                    "missing a structure is worse than marking too much, or the other way round: alpha 0.3 and beta 0.7 for small lesions")
            .avoidWhen("both mistakes cost the same: it is dice at 0.5 and 0.5")
            .parameters(ALPHA, BETA, SMOOTH, ClassMean.INCLUDE_BACKGROUND, ClassMean.CLASS_WEIGHTS, ClassMean.ABSENT)
            .example("{\"type\": \"tversky\", \"alpha\": 0.3, \"beta\": 0.7}");

    public Tversky {
        Faults faults = new Faults();
        alpha = ALPHA.of(alpha, faults);
        beta = BETA.of(beta, faults);
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
        return new Tversky(alpha, beta, smooth, includeBackground, classes().resolve(target, counts), absent);
    }

    @Override
    public Loss build(Target target) {
        double falsePositive = alpha;
        double falseNegative = beta;
        double s = smooth;
        return classes()
                .loss(
                        target,
                        OverlapLoss.Sums.SHARES,
                        (overlap, c) -> score(overlap, c, falsePositive, falseNegative, s));
    }

    private ClassMean classes() {
        return new ClassMean(includeBackground, classWeights, absent);
    }

    /** One minus the Tversky index of a class, by its errors; sets its slopes. */
    static double score(OverlapScore overlap, int c, double alpha, double beta, double smooth) {
        double wrong = alpha * overlap.falsePositives[c] + beta * overlap.falseNegatives[c];
        double above = overlap.both[c] + smooth;
        double below = above + wrong;
        if (below == 0) {
            return overlap.slopes(c, 0, 0, 0);
        }
        double squared = below * below;
        double byBoth = -(below - above * (1 - alpha - beta)) / squared;
        return overlap.slopes(c, wrong / below, byBoth, above * alpha / squared);
    }
}
