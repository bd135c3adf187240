package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Asymmetric: focal, with more fading of the negatives, and easy ones left out (Ridnik et al. 2021, arXiv:2009.14119). */
public record Asymmetric(Double gammaPositive, Double gammaNegative, Double margin) implements LossSpec {
    private static final Parameter<Double> GAMMA_POSITIVE = Parameter.number("gamma_positive")
            .atLeast(0)
            .atMost(20)
            .orElse(1.0)
            .says("How much positives fade that are right already; 0 not at all.");
    private static final Parameter<Double> GAMMA_NEGATIVE = Parameter.number("gamma_negative")
            .atLeast(0)
            .atMost(20)
            .orElse(4.0)
            .says("How much negatives fade that are right already; above gamma_positive, for there are more of them.");
    private static final Parameter<Double> MARGIN = Parameter.number("margin")
            .atLeast(0)
            .below(1)
            .orElse(0.05)
            .says("Taken off a negative's probability, so that those below it cost nothing and teach nothing.");

    static final About ABOUT = About.of("asymmetric", "Asymmetric: many yes-or-no labels of which nearly all are no.")
            .formula(
                    "mean of -(y (1 - p)^gamma_positive log p + (1 - y) q^gamma_negative log(1 - q)), q = max(p - margin, "
                            + "0)")
            .category("classification")
            .useWhen(
                    "an example has a few of many labels (tags, findings), so that negatives outnumber positives and drown "
                            + "them in binary_cross_entropy")
            .avoidWhen("exactly one class is true (cross_entropy, focal), or probabilities must be calibrated: rare "
                    + "labels are pushed up")
            .parameters(GAMMA_POSITIVE, GAMMA_NEGATIVE, MARGIN)
            .example("{\"type\": \"asymmetric\", \"gamma_negative\": 2.0}");

    public Asymmetric {
        Faults faults = new Faults();
        gammaPositive = GAMMA_POSITIVE.of(gammaPositive, faults);
        gammaNegative = GAMMA_NEGATIVE.of(gammaNegative, faults);
        margin = MARGIN.of(margin, faults);
        faults.raise();
    }

    @Override
    public List<Activation> activations(Target target) {
        return target.isCategorical() ? List.of(Activation.SIGMOID) : List.of();
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.FRACTION);
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(new AsymmetricLoss(gammaPositive, gammaNegative, margin));
    }
}
