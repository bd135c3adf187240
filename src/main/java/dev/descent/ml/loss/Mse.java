package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Mean squared error: mean over an example's outputs of (y − p)². */
public record Mse() implements LossSpec {
    static final About ABOUT = About.of("mse", "Mean squared error: large errors count by their square.")
            .aliases("quadratic", "l2")
            .formula("mean (y - p)^2")
            .category("regression")
            .useWhen("errors are roughly normal and a large one is worse than several small ones: measurements, "
                    + "intensities, heatmaps")
            .avoidWhen("labels have outliers, which it follows (take huber or mae), or labels are classes (take "
                    + "cross_entropy): with softmax or sigmoid its gradient vanishes where the network is "
                    + "surely wrong")
            .example("\"mse\"");

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.distances(target);
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(Mse::score);
    }

    private static double score(Example example, double weight) {
        int n = example.size();
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double error = outputs[i] - labels[i];
            sum += error * error;
        }
        if (weight != 0) {
            double factor = 2 * weight / n;
            double[] byOutputs = example.byOutputs();
            for (int i = 0; i < n; i++) {
                byOutputs[i] += factor * (outputs[i] - labels[i]);
            }
        }
        return sum / n;
    }
}
