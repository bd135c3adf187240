package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Huber: squared near the label, absolute beyond delta. */
public record Huber(Double delta) implements LossSpec {
    private static final Parameter<Double> DELTA = Parameter.number("delta")
            .positive()
            .orElse(1.0)
            .says("Error from which on it grows in proportion and no longer by the square; in units of the label as "
                    + "trained, which is standard deviations where the target is standardized.");

    static final About ABOUT = About.of("huber", "Huber: like mse for small errors, like mae for large ones.")
            .formula("mean of 0.5 (y - p)^2 where abs(y - p) <= delta, else delta (abs(y - p) - 0.5 delta)")
            .category("regression")
            .useWhen("most labels are good and a few are far off: counts, sizes, key point coordinates, box regression")
            .avoidWhen(
                    "you cannot say from where on an error is an outlier (log_cosh needs no delta), large errors are "
                            + "what matters most (mse), or a recipe says smooth_l1, which is this divided by delta")
            .parameters(DELTA)
            .example("{\"type\": \"huber\", \"delta\": 0.5}");

    public Huber {
        delta = DELTA.of(delta);
    }

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.distances(target);
    }

    @Override
    public Loss build(Target target) {
        double limit = delta;
        return new PositionLoss((example, weight) -> score(example, weight, limit));
    }

    private static double score(Example example, double weight, double delta) {
        int n = example.size();
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double error = Math.abs(outputs[i] - labels[i]);
            sum += error <= delta ? 0.5 * error * error : delta * (error - 0.5 * delta);
        }
        if (weight != 0) {
            double[] byOutputs = example.byOutputs();
            for (int i = 0; i < n; i++) {
                byOutputs[i] += weight / n * Math.max(-delta, Math.min(delta, outputs[i] - labels[i]));
            }
        }
        return sum / n;
    }
}
