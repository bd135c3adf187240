package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Quantile (pinball): the error times q where the output is too low, times 1 − q where it is too high. */
public record Quantile(Double q) implements LossSpec {
    private static final Parameter<Double> Q = Parameter.number("q")
            .above(0)
            .below(1)
            .orElse(0.5)
            .says("The quantile to learn: 0.5 the median, 0.9 a value that nine labels of ten stay below.");

    static final About ABOUT = About.of("quantile", "Quantile (pinball): learns a chosen quantile instead of the mean.")
            .aliases("pinball")
            .formula("mean of max(q (y - p), (q - 1) (y - p))")
            .category("regression")
            .useWhen("too low and too high cost differently, or you want bounds: one model with q 0.05 and one with "
                    + "0.95 make an interval")
            .avoidWhen("you want the mean (mse)")
            .parameters(Q)
            .example("{\"type\": \"quantile\", \"q\": 0.9}");

    public Quantile {
        q = Q.of(q);
    }

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.numbers(target);
    }

    @Override
    public Loss build(Target target) {
        double share = q;
        return new PositionLoss((example, weight) -> score(example, weight, share));
    }

    private static double score(Example example, double weight, double q) {
        int n = example.size();
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double missing = labels[i] - outputs[i];
            sum += Math.max(q * missing, (q - 1) * missing);
        }
        if (weight != 0) {
            double[] byOutputs = example.byOutputs();
            for (int i = 0; i < n; i++) {
                double missing = labels[i] - outputs[i];
                byOutputs[i] += missing == 0 ? 0 : weight / n * (missing > 0 ? -q : 1 - q);
            }
        }
        return sum / n;
    }
}
