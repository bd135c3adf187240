package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import java.util.List;

/** Lovász hinge: the convex extension of one region's Jaccard index over hinge errors (Berman et al. 2018). */
public record LovaszHinge() implements LossSpec {
    static final About ABOUT = About.of("lovasz_hinge", "Lovasz hinge: the IoU of one foreground, from its logits.")
            .formula(
                    "sum_j max(0, e_(j)) (J_j - J_(j-1)), errors e = 1 - z (2 y - 1) sorted downwards, J_j as for lovasz; of "
                            + "masks with two classes the second is the foreground, z = z_2 - z_1")
            .category("segmentation")
            .useWhen(
                    "one structure is told from background and its IoU is what you are judged by, at the end of training or "
                            + "in a sum with cross_entropy (of one output: binary_cross_entropy)")
            .avoidWhen(
                    "there are several classes (lovasz), or probabilities are needed: outputs are pushed past a margin of "
                            + "1; in an image without foreground the single surest pixel is all that is taught")
            .example("\"lovasz_hinge\"");

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.foreground(target);
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.FRACTION);
    }

    @Override
    public long workingNumbers(Target target) {
        return 5L * target.positions();
    }

    @Override
    public Loss build(Target target) {
        return new LovaszHingeLoss(target.positions());
    }
}
