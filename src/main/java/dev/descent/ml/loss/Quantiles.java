package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.HashSet;
import java.util.List;

/** Several quantiles at once: the pinball loss of each, by an output of its own (Koenker and Bassett 1978). */
public record Quantiles(List<Double> levels) implements LossSpec {
    private static final int MOST = 99;

    private static final Parameter<List<Double>> LEVELS = Parameter.<List<Double>>of("levels", "list of number")
            .must("must be 1 to " + MOST + " levels", levels -> !levels.isEmpty() && levels.size() <= MOST)
            .must("must be above 0 and below 1", levels -> levels.stream().allMatch(level -> level > 0 && level < 1))
            .must("must be different levels", levels -> new HashSet<>(levels).size() == levels.size())
            .orElse(List.of(0.05, 0.5, 0.95))
            .says("The quantiles to learn, each an output: of 0.05 and 0.95, nine labels of ten are between the two.");

    static final About ABOUT = About.of("quantiles", "Quantiles: a number with the interval that it is likely in.")
            .formula(
                    "mean over numbers and levels q of max(q (y - p), (q - 1) (y - p)), p an output of its own for each")
            .category("regression")
            .useWhen(
                    "a prediction should say how sure it is, whatever the errors are like: one network with 0.05, 0.5 and "
                            + "0.95 answers the median and an interval; predictions are sorted, should two levels cross")
            .avoidWhen(
                    "one number is enough (mse, or quantile for one level), or errors are normal and few examples must "
                            + "do (gaussian_nll)")
            .parameters(LEVELS)
            .example("{\"type\": \"quantiles\", \"levels\": [0.1, 0.5, 0.9]}");

    public Quantiles {
        levels = LEVELS.of(levels);
    }

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.plainNumbers(target);
    }

    @Override
    public Readout readout(Target target) {
        return new QuantileReadout(target.outputs(), levels.stream().sorted().toList());
    }

    @Override
    public Loss build(Target target) {
        double[] each = levels.stream().mapToDouble(Double::doubleValue).toArray();
        return new PositionLoss((example, weight) -> score(example, weight, each));
    }

    private static double score(Example example, double weight, double[] levels) {
        int n = example.size();
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double[] byOutputs = weight == 0 ? outputs : example.byOutputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double q = levels[i % levels.length];
            double missing = labels[i / levels.length] - outputs[i];
            sum += Math.max(q * missing, (q - 1) * missing);
            if (weight != 0 && missing != 0) {
                byOutputs[i] += weight / n * (missing > 0 ? -q : 1 - q);
            }
        }
        return sum / n;
    }
}
