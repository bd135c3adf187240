package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Mean absolute error: mean over an example's outputs of |y − p|. */
public record Mae() implements LossSpec {
    static final About ABOUT = About.of("mae", "Mean absolute error: every unit of error counts the same.")
            .aliases("l1")
            .formula("mean abs(y - p)")
            .category("regression")
            .useWhen("labels have outliers that should not rule the fit, or a typical error in the label's own unit is "
                    + "what counts; it learns the median, and keeps edges sharper than mse in image-to-image "
                    + "work")
            .avoidWhen("a small residual error must shrink further: its gradient does not, so it rattles about the "
                    + "optimum; take huber or log_cosh");

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.distances(target);
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(Mae::score);
    }

    private static double score(Example example, double weight) {
        int n = example.size();
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.abs(outputs[i] - labels[i]);
        }
        if (weight != 0) {
            double[] byOutputs = example.byOutputs();
            for (int i = 0; i < n; i++) {
                byOutputs[i] += weight / n * Math.signum(outputs[i] - labels[i]);
            }
        }
        return sum / n;
    }
}
