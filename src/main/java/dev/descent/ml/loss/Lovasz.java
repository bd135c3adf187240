package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Lovász-softmax: the convex extension of the mean intersection over union (Berman et al. 2018, arXiv:1705.08790). */
public record Lovasz() implements LossSpec {
    static final About ABOUT = About.of("lovasz", "Lovasz-softmax: the IoU itself, as far as it can be trained.")
            .aliases("lovasz_softmax")
            .formula(
                    "mean over classes present of sum_j e_(j) (J_j - J_(j-1)), errors e = abs(y - p) sorted downwards, "
                            + "J_j = 1 - (G - cum y) / (G + cum (1 - y)), G labelled pixels")
            .category("segmentation")
            .useWhen(
                    "IoU is what you are judged by and training is on its way: at its end, or in a sum with cross_entropy; "
                            + "thin and small structures gain most")
            .avoidWhen(
                    "training starts from nothing (cross_entropy first), or probabilities must be calibrated; a class "
                            + "that an image has not costs nothing there, whatever is predicted of it")
            .example("\"lovasz\"");

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.classes(target);
    }

    @Override
    public List<String> absences() {
        return List.of("a class that an example has not is left out of its score: what is predicted of it there costs "
                + "only what it takes from the others");
    }

    @Override
    public boolean comparesFirstClass() {
        return true;
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.DISTRIBUTION);
    }

    @Override
    public long workingNumbers(Target target) {
        return 5L * target.positions();
    }

    @Override
    public Loss build(Target target) {
        return new LovaszLoss(target.positions());
    }
}
