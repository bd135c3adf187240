package dev.descent.ml.loss;

import dev.descent.ml.data.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Focal Tversky: each class's Tversky loss to the power 1/γ (Abraham and Khan 2018, arXiv:1810.07842). */
public record FocalTversky(Double alpha, Double beta, Double smooth, Double gamma) implements LossSpec {
    private static final Parameter<Double> ALPHA =
            Parameter.number("alpha").atLeast(0).orElse(0.5).says("Price of false positives.");
    private static final Parameter<Double> BETA = Parameter.number("beta")
            .atLeast(0)
            .orElse(0.5)
            .says("Price of false negatives; above alpha it favours recall.");
    private static final Parameter<Double> SMOOTH =
            Parameter.number("smooth").atLeast(0).orElse(1e-5).says("Added above and below the line.");
    private static final Parameter<Double> GAMMA = Parameter.number("gamma")
            .positive()
            .atMost(20)
            .orElse(4.0 / 3)
            .says(
                    "Root taken of the Tversky loss; above 1 classes that are nearly right keep a steeper gradient, 1 is tversky.");

    static final About ABOUT = About.of(
                    "focal_tversky", "Focal Tversky: Tversky with a root, which keeps at the small and the hard.")
            .formula("mean over classes of (1 - (TP + smooth) / (TP + alpha FP + beta FN + smooth))^(1 / gamma)")
            .category("segmentation")
            .useWhen(
                    "structures are small and recall counts, and dice or tversky stop improving: small lesions, mitoses")
            .avoidWhen(
                    "nearly perfect overlaps are common: the gradient grows as the loss nears 0, and training gets noisy")
            .parameters(ALPHA, BETA, SMOOTH, GAMMA)
            .example("{\"type\": \"focal_tversky\", \"alpha\": 0.3, \"beta\": 0.7}");

    public FocalTversky {
        Faults faults = new Faults();
        alpha = ALPHA.of(alpha, faults);
        beta = BETA.of(beta, faults);
        smooth = SMOOTH.of(smooth, faults);
        gamma = GAMMA.of(gamma, faults);
        faults.raise();
    }

    @Override
    public List<Activation> activations(Target target) {
        return Activations.probabilities(target);
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.FRACTION);
    }

    @Override
    public Loss build(Target target) {
        Tversky tversky = new Tversky(alpha, beta, smooth);
        double exponent = 1 / gamma;
        return new OverlapLoss(
                target.outputs(), true, false, Overlap.mean((overlap, c) -> score(overlap, c, tversky, exponent)));
    }

    /** At a perfect overlap, and by rounding below it, the root has no slope that could be used: 0. */
    private static double score(Overlap overlap, int c, Tversky tversky, double exponent) {
        double loss = tversky.score(overlap, c);
        if (loss <= 0) {
            return overlap.slopes(c, 0, 0, 0);
        }
        double slope = exponent * Math.pow(loss, exponent - 1);
        return overlap.slopes(c, Math.pow(loss, exponent), slope * overlap.byBoth[c], slope * overlap.byOutputs[c]);
    }
}
