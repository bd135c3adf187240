package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Smooth L1: mean of d² / 2β where |d| &lt; β, else |d| − β/2 (Girshick 2015, arXiv:1504.08083). */
public record SmoothL1(Double beta) implements LossSpec {
    private static final Parameter<Double> BETA = Parameter.number("beta")
            .positive()
            .orElse(1.0)
            .says("Error below which it is round; in units of the label as trained, which is standard deviations "
                    + "where the target is standardized. The slope beyond is 1 whatever it is.");

    static final About ABOUT = About.of("smooth_l1", "Smooth L1: mae with a rounded tip.")
            .formula("mean of (y - p)^2 / (2 beta) where abs(y - p) < beta, else abs(y - p) - beta / 2")
            .category("regression")
            .useWhen("boxes and coordinates are regressed as detection papers do, with slopes of at most 1 whatever "
                    + "beta is")
            .avoidWhen(
                    "you mean huber, which is beta times this: at 1 both are the same, elsewhere a recipe's learning "
                            + "rate and weights do not carry over")
            .parameters(BETA)
            .example("{\"type\": \"smooth_l1\", \"beta\": 0.5}");

    public SmoothL1 {
        beta = BETA.of(beta);
    }

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.distances(target);
    }

    @Override
    public Loss build(Target target) {
        double round = beta;
        return new PositionLoss((example, weight) -> score(example, weight, round));
    }

    private static double score(Example example, double weight, double beta) {
        int n = example.size();
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double error = Math.abs(outputs[i] - labels[i]);
            sum += error < beta ? 0.5 * error * error / beta : error - 0.5 * beta;
        }
        if (weight != 0) {
            double[] byOutputs = example.byOutputs();
            for (int i = 0; i < n; i++) {
                double slope = (outputs[i] - labels[i]) / beta;
                byOutputs[i] += weight / n * Math.max(-1, Math.min(1, slope));
            }
        }
        return sum / n;
    }
}
