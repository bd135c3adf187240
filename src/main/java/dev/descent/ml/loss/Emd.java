package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Squared earth mover's distance between distributions over ordered classes (Hou, Yu and Samaras 2016, arXiv:1611.05916). */
public record Emd() implements LossSpec {
    static final About ABOUT = About.of("emd", "Earth mover's distance: ordered classes, where a near miss costs less.")
            .aliases("earth_movers_distance")
            .formula("mean over positions of sum_k (CDF_p(k) - CDF_y(k))^2")
            .category("classification")
            .useWhen(
                    "classes are ranks or bins of a number, one output for each: grades, ages, ratings; also labels that are "
                            + "shares of several ranks")
            .avoidWhen(
                    "classes have no order (cross_entropy), or a far miss is no worse than a near one; corn asks the "
                            + "ranks step by step")
            .example("\"emd\"");

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.classes(target);
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.DISTRIBUTION);
    }

    @Override
    public Loss build(Target target) {
        return new PositionLoss(Emd::score);
    }

    private static double score(Example example, double weight) {
        double sum = 0;
        for (int i = 0; i < example.positions(); i++) {
            sum += score(example, i * example.width, weight / example.positions());
        }
        return sum / example.positions();
    }

    private static double score(Example example, int start, double factor) {
        double[] labels = example.labels();
        double[] outputs = example.outputs();
        double ahead = 0;
        double sum = 0;
        double slope = 0;
        for (int i = start; i < start + example.width; i++) {
            ahead += outputs[i] - labels[i];
            sum += ahead * ahead;
            slope += 2 * factor * ahead;
        }
        ahead = 0;
        for (int i = start; factor != 0 && i < start + example.width; i++) {
            example.byOutputs()[i] += slope;
            ahead += outputs[i] - labels[i];
            slope -= 2 * factor * ahead;
        }
        return sum;
    }
}
