package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Wing: logarithmic for small errors and straight beyond (Feng et al. 2018, arXiv:1711.06753). */
public record Wing(Double width, Double curvature) implements LossSpec {
    private static final Parameter<Double> WIDTH = Parameter.number("width")
            .positive()
            .orElse(10.0)
            .says("Error at which the logarithm ends; in units of the label as trained, which is standard deviations "
                    + "where the target is standardized.");
    private static final Parameter<Double> CURVATURE = Parameter.number("curvature")
            .positive()
            .orElse(2.0)
            .says("How pointed it is: the slope at an error of 0 is width / curvature, so that very small values make "
                    + "training unsteady.");

    static final About ABOUT = About.of("wing", "Wing: small errors pull as hard as large ones.")
            .formula("mean of width ln(1 + d / curvature) where d < width, else d - (width - width ln(1 + width / "
                    + "curvature)), d = abs(y - p)")
            .category("regression")
            .useWhen(
                    "landmarks or coordinates must be right to the pixel, and mse or mae stop improving when errors are "
                            + "small; the defaults are for labels in pixels")
            .avoidWhen("labels are noisy by about the error that is wanted, or are scaled to about 1 and the width is "
                    + "left at 10 (huber, smooth_l1)")
            .parameters(WIDTH, CURVATURE)
            .example("{\"type\": \"wing\", \"width\": 1.0, \"curvature\": 0.25}");

    public Wing {
        Faults faults = new Faults();
        width = WIDTH.of(width, faults);
        curvature = CURVATURE.of(curvature, faults);
        faults.raise();
    }

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.numbers(target);
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(this::score);
    }

    private double score(Example example, double weight) {
        int n = example.size();
        double width = this.width;
        double curvature = this.curvature;
        double beyond = width - width * Math.log1p(width / curvature);
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double[] byOutputs = weight == 0 ? outputs : example.byOutputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double error = outputs[i] - labels[i];
            double size = Math.abs(error);
            boolean small = size < width;
            sum += small ? width * Math.log1p(size / curvature) : size - beyond;
            if (weight != 0) {
                byOutputs[i] += weight / n * Math.signum(error) * (small ? width / (curvature + size) : 1);
            }
        }
        return sum / n;
    }
}
