package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Cosine distance: mean over positions of 1 − y·p / (|y| |p|). */
public record Cosine() implements LossSpec {
    /** A product of lengths below this has no direction: the score is 1 and the gradient 0. */
    private static final double NO_LENGTH = 1e-12;

    static final About ABOUT = About.of("cosine", "Cosine distance: compares directions and ignores lengths.")
            .aliases("cosine_distance")
            .formula("mean over positions of 1 - sum(y p) / (sqrt(sum y^2) sqrt(sum p^2))")
            .category("regression")
            .useWhen("labels are vectors whose direction is what counts: embeddings, orientations, flow directions; "
                    + "also for classification from very few images")
            .avoidWhen("there is one output (the score is then only a sign), or lengths matter (mse)");

    @Override
    public List<Activation> activations(Target target) {
        return target.outputs() == 1 ? List.of() : AcceptedActivations.distances(target);
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(Cosine::score);
    }

    private static double score(Example example, double weight) {
        int width = example.width;
        double sum = 0;
        for (int start = 0; start < example.size(); start += width) {
            sum += at(example, start, weight / example.positions());
        }
        return sum / example.positions();
    }

    private static double at(Example example, int start, double weight) {
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        int end = start + example.width;
        double dot = 0;
        double squaredLabels = 0;
        double squaredOutputs = 0;
        for (int i = start; i < end; i++) {
            dot += labels[i] * outputs[i];
            squaredLabels += labels[i] * labels[i];
            squaredOutputs += outputs[i] * outputs[i];
        }
        double lengths = Math.sqrt(squaredLabels) * Math.sqrt(squaredOutputs);
        if (lengths < NO_LENGTH) {
            return 1;
        }
        double cosine = dot / lengths;
        if (weight != 0) {
            double[] byOutputs = example.byOutputs();
            for (int i = start; i < end; i++) {
                byOutputs[i] -= weight * (labels[i] / lengths - cosine * outputs[i] / squaredOutputs);
            }
        }
        return 1 - cosine;
    }
}
