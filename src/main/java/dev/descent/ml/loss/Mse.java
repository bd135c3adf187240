package dev.descent.ml.loss;

import dev.descent.ml.data.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Mean squared error: mean over an example's outputs of (y − p)². */
public record Mse() implements LossSpec {
    static final About ABOUT = About.of("mse", "Mean squared error: large errors count by their square.")
            .aliases("quadratic", "l2")
            .formula("mean (y - p)^2")
            .category("regression")
            .useWhen("errors are roughly normal and a large one is worse than several small ones")
            .avoidWhen("labels have outliers, which it follows: take huber or mae");

    @Override
    public List<Activation> activations(Target target) {
        return target.isCategorical()
                ? List.of(Activation.SOFTMAX, Activation.SIGMOID, Activation.IDENTITY)
                : List.of(Activation.IDENTITY, Activation.SIGMOID);
    }

    @Override
    public Loss build(Target target) {
        return Mse::score;
    }

    private static double score(Example example, double weight) {
        int n = example.size();
        double factor = 2 * weight / n;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double error = example.outputs[i] - example.labels[i];
            sum += error * error;
            example.byOutputs[i] += factor * error;
        }
        return sum / n;
    }
}
