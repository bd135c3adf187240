package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** What labels of a kind are usually learned with; a job's resolved form has that in its place. */
public record Auto() implements LossSpec {
    static final About ABOUT = About.of("auto", "The usual loss for the labels.")
            .formula(
                    "cross_entropy of classes, soft labels and masks; binary_cross_entropy of multi_label; mse of numbers "
                            + "and images")
            .category("combination")
            .useWhen("nothing is known yet of the data: it is what a job without a loss trains with, and the resolved "
                    + "job says which it was")
            .avoidWhen(
                    "classes are unequal, structures small, or numbers have outliers: choose by docs/choosing-a-loss.md")
            .example("\"auto\"");

    private static LossSpec chosen(Target target) {
        return switch (target.task()) {
            case CLASSIFICATION, SOFT_LABELS, SEGMENTATION ->
                target.outputs() > 1 ? new CrossEntropy(0.0) : new BinaryCrossEntropy(1.0);
            case MULTI_LABEL -> new BinaryCrossEntropy(1.0);
            case REGRESSION, IMAGE_TO_IMAGE -> new Mse();
        };
    }

    @Override
    public List<Activation> activations(Target target) {
        return chosen(target).activations(target);
    }

    @Override
    public LossSpec resolve(Target target, List<Long> counts) {
        return chosen(target).resolve(target, counts);
    }

    @Override
    public Loss build(Target target) {
        return chosen(target).build(target);
    }
}
