package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Ordered classes as a row of steps, each a yes or no (CORN: Shi, Cao and Raschka 2021, arXiv:2111.08851). */
public record Corn() implements LossSpec {
    static final About ABOUT = About.of(
                    "corn", "CORN: ordered classes, as the question whether each next step is reached.")
            .formula(
                    "sum over k <= r of -([r > k] log p_k + [r = k] log(1 - p_k)) / (K - 1), r the rank, K - 1 outputs")
            .category("classification")
            .useWhen("classes are ranks, as grades, stages or ages, and a near miss is better than a far one; "
                    + "probabilities of the ranks are answered, and fall and rise but once")
            .avoidWhen("classes have no order (cross_entropy), or the outputs must be one for each class (emd)")
            .example("\"corn\"");

    /** Classes in their order are ranks. */
    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.classes(target).isEmpty() ? List.of() : List.of(Activation.SIGMOID);
    }

    @Override
    public Readout readout(Target target) {
        return new RankReadout(target.outputs());
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.DISTRIBUTION);
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(Corn::score);
    }

    private static double score(Example example, double weight) {
        int steps = example.width;
        double factor = weight / example.size();
        double[] labels = example.labels();
        double[] logs = example.logOutputs();
        double[] complements = example.logComplements();
        double[] byLogs = weight == 0 ? logs : example.byLogOutputs();
        double[] byComplements = weight == 0 ? complements : example.byLogComplements();
        double sum = 0;
        for (int i = 0; i < example.positions(); i++) {
            double above = labels[i * (steps + 1) + steps];
            for (int k = steps - 1; k >= 0; k--) {
                double here = labels[i * (steps + 1) + k];
                int at = i * steps + k;
                sum -= above * logs[at] + here * complements[at];
                if (weight != 0) {
                    byLogs[at] -= factor * above;
                    byComplements[at] -= factor * here;
                }
                above += here;
            }
        }
        return sum / example.size();
    }
}
