package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Focal Tversky: each class's Tversky loss to a power (after Abraham and Khan
 * 2018, arXiv:1810.07842, who write it 1/γ).
 */
public record FocalTversky(
        Double alpha,
        Double beta,
        Double smooth,
        Double gamma,
        @Inline ClassMean classes) implements RegionLossSpec {
    private static final Parameter<Double> ALPHA =
            Parameter.number("alpha").atLeast(0).orElse(0.3).says("Price of false positives.");
    private static final Parameter<Double> BETA = Parameter.number("beta")
            .atLeast(0)
            .orElse(0.7)
            .says("Price of false negatives; above alpha it favours recall.");
    private static final Parameter<Double> SMOOTH =
            Parameter.number("smooth").atLeast(0).orElse(1e-5).says("Added above and below the line.");
    private static final Parameter<Double> GAMMA = Parameter.number("gamma")
            .positive()
            .atMost(20)
            .orElse(0.75)
            .says("The power itself, of the Tversky loss, as the common code has it: below 1 classes that are "
                    + "nearly right keep a steeper gradient, 1 is tversky, above 1 they fade.");

    static final About ABOUT = About.of(
                    "focal_tversky", "Focal Tversky: Tversky to a power, which keeps at the small and the hard.")
            .formula("mean over classes of ((alpha FP + beta FN) / (TP + alpha FP + beta FN + smooth))^gamma with TP = "
                    + "sum(y p), FP = sum((1 - y) p), FN = sum(y (1 - p)); 0, with a gradient of 0, where "
                    + "nothing is wrong")
            .category("segmentation")
            .useWhen("structures are small and recall counts, and dice or tversky stop improving: small lesions, "
                    + "mitoses")
            .avoidWhen("nearly perfect overlaps are common: the gradient grows as the loss nears 0, and training gets "
                    + "noisy; the paper's gamma of 4/3 is the power 1/gamma, here 0.75")
            .parameters(ALPHA, BETA, SMOOTH, GAMMA)
            .parameters(ClassMean.PARAMETERS)
            .example("{\"type\": \"focal_tversky\", \"alpha\": 0.3, \"beta\": 0.7, \"gamma\": 0.75}");

    public FocalTversky {
        Faults faults = new Faults();
        alpha = ALPHA.of(alpha, faults);
        beta = BETA.of(beta, faults);
        smooth = SMOOTH.of(smooth, faults);
        gamma = GAMMA.of(gamma, faults);
        faults.raise();
    }

    @Override
    public List<String> warnings(Target target) {
        List<String> warnings = new ArrayList<>(RegionLossSpec.super.warnings(target));
        if (gamma > 1) {
            warnings.add(
                    "focal_tversky: gamma is the power itself, (1 - TI)^gamma, and %s fades what is nearly right; earlier versions took "
                                    .formatted(gamma)
                            + "(1 - TI)^(1/gamma): write gamma %s for that".formatted((float) (1 / gamma)));
        }
        return warnings;
    }

    @Override
    public FocalTversky with(ClassMean others) {
        return new FocalTversky(alpha, beta, smooth, gamma, others);
    }

    @Override
    public Loss build(Target target) {
        return classes.loss(target, OverlapLoss.OverlapSums.ERRORS, this::score);
    }

    /** At a perfect overlap a root has no slope that could be used: 0. */
    private double score(OverlapScore overlap, int c) {
        double loss = Tversky.score(overlap, c, alpha, beta, smooth);
        if (loss == 0) {
            return overlap.slopes(c, 0, 0, 0);
        }
        overlap.scaleSlopes(c, gamma * Math.pow(loss, gamma - 1));
        return Math.pow(loss, gamma);
    }
}
