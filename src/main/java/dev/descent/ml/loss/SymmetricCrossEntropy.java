package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Symmetric cross-entropy: of labels by outputs and of outputs by labels (Wang et al. 2019, arXiv:1908.06112). */
public record SymmetricCrossEntropy(Double alpha, Double beta, Double floor) implements LossSpec {
    private static final Parameter<Double> ALPHA = Parameter.number("alpha")
            .atLeast(0)
            .orElse(0.1)
            .says("Weight of the cross-entropy, which learns fast and wrong labels too.");
    private static final Parameter<Double> BETA = Parameter.number("beta")
            .atLeast(0)
            .orElse(1.0)
            .says("Weight of the reverse, which wrong labels hardly move.");
    private static final Parameter<Double> FLOOR = Parameter.number("floor")
            .below(0)
            .orElse(-4.0)
            .says("What the logarithm of a label of 0 is taken for: -4 of the paper.");

    static final About ABOUT = About.of(
                    "symmetric_cross_entropy", "Symmetric cross-entropy: cross-entropy held back by its reverse.")
            .formula("mean over positions of -alpha sum_c y_c log p_c - beta sum_c p_c max(log y_c, floor)")
            .category("classification")
            .useWhen(
                    "labels are wrong in part and classes are hard, so that generalized_cross_entropy learns too little")
            .avoidWhen("labels are right (cross_entropy)")
            .parameters(ALPHA, BETA, FLOOR)
            .example("{\"type\": \"symmetric_cross_entropy\", \"alpha\": 0.5, \"beta\": 1.0}");

    public SymmetricCrossEntropy {
        Faults faults = new Faults();
        alpha = ALPHA.of(alpha, faults);
        beta = BETA.of(beta, faults);
        floor = FLOOR.of(floor, faults);
        faults.check(
                !faults.isEmpty() || alpha > 0 || beta > 0, ALPHA.name(), "must be above 0 where beta is 0, was 0.0");
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
    public Loss build(Target target) {
        return new PositionLoss(this::score);
    }

    private double score(Example example, double weight) {
        double factor = weight / example.positions();
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double[] logs = example.logOutputs();
        double[] byOutputs = weight == 0 ? outputs : example.byOutputs();
        double[] byLogs = weight == 0 ? logs : example.byLogOutputs();
        double sum = 0;
        for (int i = 0; i < example.size(); i++) {
            double direct = alpha * labels[i];
            double reverse = beta * Math.max(Math.log(labels[i]), floor);
            sum -= (direct == 0 ? 0 : direct * logs[i]) + reverse * outputs[i];
            if (weight != 0) {
                byLogs[i] -= factor * direct;
                byOutputs[i] -= factor * reverse;
            }
        }
        return sum / example.positions();
    }
}
