package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Charbonnier: mean of √((y − p)² + ε²) (Charbonnier et al. 1994). */
public record Charbonnier(Double epsilon) implements LossSpec {
    private static final Parameter<Double> EPSILON = Parameter.number("epsilon")
            .positive()
            .orElse(1e-3)
            .says("Error below which it is round instead of pointed; also what a perfect output costs.");

    static final About ABOUT = About.of("charbonnier", "Charbonnier: mae with a smooth bottom.")
            .formula("mean of sqrt((y - p)^2 + epsilon^2)")
            .category("regression")
            .useWhen(
                    "images are restored, denoised or enlarged: edges stay as sharp as with mae, and the last steps are "
                            + "not disturbed by its kink")
            .avoidWhen(
                    "large errors are what matters (mse), or pictures are judged by their structure (a sum with ssim)")
            .parameters(EPSILON)
            .example("{\"type\": \"charbonnier\", \"epsilon\": 0.01}");

    public Charbonnier {
        epsilon = EPSILON.of(epsilon);
    }

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.distances(target);
    }

    @Override
    public Loss build(Target target) {
        double squared = epsilon * epsilon;
        return new PositionLoss((example, weight) -> score(example, weight, squared));
    }

    private static double score(Example example, double weight, double squared) {
        int n = example.size();
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double[] byOutputs = weight == 0 ? outputs : example.byOutputs();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double error = outputs[i] - labels[i];
            double root = Math.sqrt(error * error + squared);
            sum += root;
            if (weight != 0) {
                byOutputs[i] += weight / n * error / root;
            }
        }
        return sum / n;
    }
}
