package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Kullback–Leibler divergence: mean over positions of Σ y (log y − log p). */
public record KlDivergence() implements LossSpec {
    static final About ABOUT = About.of(
                    "kl_divergence",
                    "Kullback-Leibler divergence of the predicted probabilities from the labelled ones.")
            .aliases("kld")
            .formula("mean over positions of sum_c y_c (log y_c - log p_c)")
            .category("classification")
            .useWhen("labels are probabilities themselves: several annotators' votes, soft labels, a teacher network's "
                    + "outputs; 0 is then a perfect fit, which cross_entropy does not show")
            .avoidWhen("labels are one class each: it is cross_entropy then, which has label smoothing besides");

    /** Numbers in several columns can be probabilities, too. */
    @Override
    public List<Activation> activations(Target target) {
        boolean shares = target.isExclusive() || target.task() == Target.Task.REGRESSION;
        return shares && target.outputs() > 1 ? List.of(Activation.SOFTMAX) : List.of();
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.DISTRIBUTION);
    }

    @Override
    public boolean scalesTarget() {
        return false;
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(KlDivergence::score);
    }

    private static double score(Example example, double weight) {
        int n = example.size();
        double[] labels = example.labels();
        double[] logs = example.logOutputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double label = labels[i];
            sum += label == 0 ? 0 : label * (Math.log(label) - logs[i]);
        }
        if (weight != 0) {
            double factor = weight / example.positions();
            double[] byLogs = example.byLogOutputs();
            for (int i = 0; i < n; i++) {
                byLogs[i] -= factor * labels[i];
            }
        }
        return sum / example.positions();
    }
}
