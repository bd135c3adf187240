package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Logarithm of the hyperbolic cosine: mean log cosh(y − p). */
public record LogCosh() implements LossSpec {
    static final About ABOUT = About.of("log_cosh", "Logarithm of the error's hyperbolic cosine: a smooth huber.")
            .aliases("logcosh")
            .formula("mean log(cosh(y - p))")
            .category("regression")
            .useWhen("labels have some outliers and you want huber's robustness with a smooth second derivative and "
                    + "nothing to set")
            .avoidWhen("the scale of the errors is far from 1: far below it is half of mse, far above it is mae; take "
                    + "huber and set delta");

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.distances(target);
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(LogCosh::score);
    }

    /** log cosh e = |e| + log(1 + e^−2|e|) − log 2, which does not overflow. */
    private static double score(Example example, double weight) {
        int n = example.size();
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double error = Math.abs(outputs[i] - labels[i]);
            sum += error + Math.log1p(Math.exp(-2 * error)) - LOG_2;
        }
        if (weight != 0) {
            double[] byOutputs = example.byOutputs();
            for (int i = 0; i < n; i++) {
                byOutputs[i] += weight / n * Math.tanh(outputs[i] - labels[i]);
            }
        }
        return sum / n;
    }

    private static final double LOG_2 = Math.log(2);
}
