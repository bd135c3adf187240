package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Asymmetric unified focal: focal cross-entropy and focal Tversky in one (Yeung et al. 2022, arXiv:2102.04525). */
public record UnifiedFocal(Double weight, Double delta, Double gamma) implements LossSpec {
    private static final double SMOOTH = 1e-5;

    private static final Parameter<Double> WEIGHT = Parameter.number("weight")
            .atLeast(0)
            .atMost(1)
            .orElse(0.5)
            .says(
                    "Of the cross-entropy part, as in the paper; the Tversky part has the rest (the authors' code has it the "
                            + "other way round).");
    private static final Parameter<Double> DELTA = Parameter.number("delta")
            .above(0)
            .below(1)
            .orElse(0.6)
            .says(
                    "What the foreground counts in the one part, and a miss in the other; 1 - delta the background, and a "
                            + "false alarm.");
    private static final Parameter<Double> GAMMA = Parameter.number("gamma")
            .atLeast(0)
            .below(1)
            .orElse(0.5)
            .says(
                    "How much background fades that is right already, and how steep foreground stays that is nearly right.");

    static final About ABOUT = About.of(
                    "unified_focal", "Unified focal: pixels and regions at once, the rare foreground first.")
            .formula(
                    "weight A + (1 - weight) B; A the mean over positions of -sum_c a_c y_c log p_c, a = delta, for the "
                            + "background (1 - delta) (1 - p_c)^gamma; B the mean over classes of (1 - TI_c)^(1 - gamma), for the "
                            + "background 1 - TI_c, TI_c = (TP + 1e-5) / (TP + delta FN + (1 - delta) FP + 1e-5)")
            .category("segmentation")
            .useWhen(
                    "the foreground is a small share of the image, and one loss with three numbers should do what a tuned sum "
                            + "of focal and tversky does: lesions, tumours, vessels")
            .avoidWhen("classes have about the same area (cross_entropy with dice), or class 0 is no background")
            .parameters(WEIGHT, DELTA, GAMMA)
            .example("{\"type\": \"unified_focal\", \"weight\": 0.5, \"delta\": 0.7, \"gamma\": 0.3}");

    public UnifiedFocal {
        Faults faults = new Faults();
        weight = WEIGHT.of(weight, faults);
        delta = DELTA.of(delta, faults);
        gamma = GAMMA.of(gamma, faults);
        faults.raise();
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
    public List<String> absences() {
        return List.of(
                "a class that an example has not costs its whole share of the Tversky part as soon as a little of it "
                        + "is predicted there");
    }

    @Override
    public List<String> warnings(Target target) {
        return FirstClass.warnings("unified_focal takes the first class for the background", target);
    }

    @Override
    public boolean comparesFirstClass() {
        return true;
    }

    @Override
    public Loss build(Target target) {
        Loss pixels = new PositionLoss(this::crossEntropy);
        Loss regions =
                new OverlapLoss(target, true, OverlapLoss.OverlapSums.ERRORS, (overlap, first) -> regions(overlap));
        return (example, factor) -> weight * pixels.score(example, factor * weight)
                + (1 - weight) * regions.score(example, factor * (1 - weight));
    }

    private double crossEntropy(Example example, double factor) {
        double[] labels = example.labels();
        double sum = 0;
        for (int i = 0; i < example.size(); i++) {
            if (labels[i] != 0) {
                double share = factor / example.positions() * labels[i];
                sum += labels[i]
                        * (i % example.width == 0 ? background(example, i, share) : foreground(example, i, share));
            }
        }
        return sum / example.positions();
    }

    private double foreground(Example example, int i, double factor) {
        if (factor != 0) {
            example.byLogOutputs()[i] -= factor * delta;
        }
        return -delta * example.logOutputs()[i];
    }

    private double background(Example example, int i, double factor) {
        double log = example.logOutputs()[i];
        double wrong = example.complements()[i];
        double faded = (1 - delta) * Math.pow(wrong, gamma);
        if (factor != 0) {
            example.byLogOutputs()[i] -= factor * faded;
            example.byOutputs()[i] += wrong == 0 ? 0 : factor * gamma * faded * (log / wrong);
        }
        return -faded * log;
    }

    private double regions(OverlapScore overlap) {
        int classes = overlap.both.length;
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            double loss = Tversky.score(overlap, c, 1 - delta, delta, SMOOTH);
            double power = c == 0 ? 1 : 1 - gamma;
            overlap.scaleSlopes(c, loss == 0 ? 0 : power * Math.pow(loss, power - 1) / classes);
            sum += loss == 0 ? 0 : Math.pow(loss, power);
        }
        return sum / classes;
    }
}
