package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/**
 * The negative logarithm of a normal density whose mean and variance are outputs (Nix and Weigend 1994), without its
 * constant.
 */
public record GaussianNll() implements LossSpec {
    static final About ABOUT = About.of("gaussian_nll", "Gaussian likelihood: a number with its standard deviation.")
            .formula("mean of (s + (y - mu)^2 exp(-s)) / 2, outputs mu and s of each number, s kept from -10 to 10")
            .category("regression")
            .useWhen("a prediction should say how sure it is, and errors are about normal: measurements whose noise "
                    + "differs from case to case; predictions have a standard deviation")
            .avoidWhen(
                    "errors have heavy tails or lean to one side (quantiles), or training starts unsteadily: a network "
                            + "that is far off learns a large variance first (mse before, then start_from)")
            .example("\"gaussian_nll\"");

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.plainNumbers(target);
    }

    @Override
    public Readout readout(Target target) {
        return new GaussianReadout(target.outputs());
    }

    @Override
    public boolean canBeNegative() {
        return true;
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(GaussianNll::score);
    }

    private static double score(Example example, double weight) {
        int n = example.size() / 2;
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double[] byOutputs = weight == 0 ? outputs : example.byOutputs();
        double factor = weight / n;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double error = outputs[2 * i] - labels[i];
            double given = outputs[2 * i + 1];
            double s = Math.max(-GaussianReadout.FARTHEST, Math.min(GaussianReadout.FARTHEST, given));
            double precision = Math.exp(-s);
            sum += (s + error * error * precision) / 2;
            if (weight != 0) {
                byOutputs[2 * i] += factor * error * precision;
                byOutputs[2 * i + 1] += s == given ? factor * (1 - error * error * precision) / 2 : 0;
            }
        }
        return sum / n;
    }
}
