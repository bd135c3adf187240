package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;

/** Tversky: Dice with a price each for false positives and false negatives (Salehi et al. 2017, arXiv:1706.05721). */
public record Tversky(
        Double alpha, Double beta, Double smooth, @Inline ClassMean classes) implements RegionLossSpec {
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
            .useWhen("missing a structure is worse than marking too much, or the other way round: alpha 0.3 and beta "
                    + "0.7 for small lesions")
            .avoidWhen("both mistakes cost the same: it is dice at 0.5 and 0.5")
            .parameters(ALPHA, BETA, SMOOTH)
            .parameters(ClassMean.PARAMETERS)
            .example("{\"type\": \"tversky\", \"alpha\": 0.3, \"beta\": 0.7}");

    public Tversky {
        Faults faults = new Faults();
        alpha = ALPHA.of(alpha, faults);
        beta = BETA.of(beta, faults);
        smooth = SMOOTH.of(smooth, faults);
        faults.raise();
    }

    @Override
    public Tversky with(ClassMean others) {
        return new Tversky(alpha, beta, smooth, others);
    }

    @Override
    public Loss build(Target target) {
        double falsePositive = alpha;
        double falseNegative = beta;
        double s = smooth;
        return classes.loss(
                target,
                OverlapLoss.OverlapSums.SHARES,
                (overlap, c) -> score(overlap, c, falsePositive, falseNegative, s));
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
