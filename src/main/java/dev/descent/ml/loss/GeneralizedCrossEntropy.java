package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Generalized cross-entropy: between cross-entropy and mae (Zhang and Sabuncu 2018, arXiv:1805.07836). */
public record GeneralizedCrossEntropy(Double q) implements LossSpec {
    private static final Parameter<Double> Q = Parameter.number("q")
            .positive()
            .atMost(1)
            .orElse(0.7)
            .says("Towards 0 it is cross-entropy, at 1 it is 1 - p, which trusts no single label and learns slowly.");

    static final About ABOUT = About.of(
                    "generalized_cross_entropy", "Generalized cross-entropy: does not chase labels that may be wrong.")
            .formula("mean over positions of sum_c y_c (1 - p_c^q) / q")
            .category("classification")
            .useWhen(
                    "a share of the labels is wrong, as of crowds or of weak supervision: a surely wrong answer pulls less "
                            + "than in cross_entropy")
            .avoidWhen(
                    "labels are right: it learns slower and underfits (cross_entropy); outputs that are surely wrong have "
                            + "no gradient left")
            .parameters(Q)
            .example("{\"type\": \"generalized_cross_entropy\", \"q\": 0.5}");

    public GeneralizedCrossEntropy {
        q = Q.of(q);
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
        double power = q;
        return new PositionLoss((example, weight) -> score(example, weight, power));
    }

    private static double score(Example example, double weight, double q) {
        double factor = weight / example.positions();
        double[] labels = example.labels();
        double[] logs = example.logOutputs();
        double[] byLogs = weight == 0 ? logs : example.byLogOutputs();
        double sum = 0;
        for (int i = 0; i < example.size(); i++) {
            if (labels[i] != 0) {
                double missing = -Math.expm1(q * logs[i]);
                sum += labels[i] * missing / q;
                if (weight != 0) {
                    byLogs[i] -= factor * labels[i] * (1 - missing);
                }
            }
        }
        return sum / example.positions();
    }
}
