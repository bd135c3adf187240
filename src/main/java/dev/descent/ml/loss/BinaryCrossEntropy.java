package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Binary cross-entropy: each output is a yes or no of its own. */
public record BinaryCrossEntropy(Double positiveWeight) implements LossSpec {
    private static final Parameter<Double> POSITIVE_WEIGHT = Parameter.number("positive_weight")
            .positive()
            .orElse(1.0)
            .says("Weight of the positive labels; negatives divided by positives evens out rare ones.");

    static final About ABOUT = About.of(
                    "binary_cross_entropy", "Binary cross-entropy: each output is a yes or no of its own.")
            .aliases("bce", "xent")
            .formula("mean of -(positive_weight y log p + (1 - y) log(1 - p))")
            .category("classification")
            .useWhen("there is one foreground class, several classes can be true at once, or the labels are heatmaps "
                    + "between 0 and 1 (detection of centres); positive_weight for rare positives")
            .avoidWhen(
                    "exactly one of several classes is true (cross_entropy), or the foreground is a few pixels of the "
                            + "image (focal, dice, or a sum with them)")
            .parameters(POSITIVE_WEIGHT)
            .example("{\"type\": \"binary_cross_entropy\", \"positive_weight\": 3.0}");

    public BinaryCrossEntropy {
        positiveWeight = POSITIVE_WEIGHT.of(positiveWeight);
    }

    @Override
    public List<Activation> activations(Target target) {
        return List.of(Activation.SIGMOID);
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.FRACTION);
    }

    @Override
    public boolean scalesTarget() {
        return false;
    }

    @Override
    public Loss build(Target target) {
        double positive = positiveWeight;
        return new PositionLoss((example, weight) -> score(example, weight, positive));
    }

    private static double score(Example example, double weight, double positive) {
        int n = example.size();
        double[] labels = example.labels();
        double[] logs = example.logOutputs();
        double[] complements = example.logComplements();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double label = labels[i];
            sum -= label == 0 ? 0 : positive * label * logs[i];
            sum -= label == 1 ? 0 : (1 - label) * complements[i];
        }
        if (weight != 0) {
            addGradient(example, weight / n, positive);
        }
        return sum / n;
    }

    private static void addGradient(Example example, double factor, double positive) {
        double[] labels = example.labels();
        double[] byLogs = example.byLogOutputs();
        double[] byComplements = example.byLogComplements();
        for (int i = 0; i < example.size(); i++) {
            byLogs[i] -= factor * positive * labels[i];
            byComplements[i] -= factor * (1 - labels[i]);
        }
    }
}
