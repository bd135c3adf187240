package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Poisson negative log-likelihood without the label's constant: mean of p − y log p. */
public record Poisson() implements LossSpec {
    /** Added to p in the logarithm, as in Keras. */
    private static final double EPSILON = 1e-7;

    static final About ABOUT = About.of("poisson", "Poisson likelihood: the output is an expected count.")
            .formula("mean of p - y log(p + 1e-7)")
            .category("regression")
            .useWhen("labels are counts: cells in a field, events in an hour; large counts may be off by more than "
                    + "small ones")
            .avoidWhen("labels can be negative or are no counts, or the output is not kept positive (a softplus output "
                    + "is)");

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.amounts(target);
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.NON_NEGATIVE);
    }

    @Override
    public boolean scalesTarget() {
        return false;
    }

    @Override
    public boolean canBeNegative() {
        return true;
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(Poisson::score);
    }

    private static double score(Example example, double weight) {
        int n = example.size();
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += outputs[i] - labels[i] * log(outputs[i]);
        }
        if (weight != 0) {
            double[] byOutputs = example.byOutputs();
            for (int i = 0; i < n; i++) {
                byOutputs[i] += weight / n * (1 - labels[i] / (Math.max(outputs[i], 0) + EPSILON));
            }
        }
        return sum / n;
    }

    /** Below 0, where an identity output may stray, the logarithm goes on as its tangent and stays finite. */
    private static double log(double output) {
        return output >= 0 ? Math.log(output + EPSILON) : Math.log(EPSILON) + output / EPSILON;
    }
}
