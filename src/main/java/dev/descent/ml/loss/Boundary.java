package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Violation;
import java.util.List;

/** Boundary: probabilities times signed distances to the true outline (Kervadec et al. 2019, arXiv:1812.07032). */
public record Boundary() implements LossSpec {
    static final About ABOUT = About.of("boundary", "Boundary: what is predicted far from the true outline costs most.")
            .formula(
                    "sum_i w_i sum_c p_c phi_c / (non-background classes * positions), phi_c the distance to class c outside "
                            + "it, and -(distance to its outside - 1) inside; 0 for a class that is absent or everywhere")
            .category("segmentation")
            .useWhen(
                    "outlines count more than areas, or classes differ in size by orders of magnitude: as a term of a sum "
                            + "with dice or cross_entropy, its weight rising over the epochs")
            .avoidWhen(
                    "it would stand alone, which is refused: it is least when all of each class is predicted at its core, "
                            + "and may be negative; false pixels near the outline cost nearly nothing")
            .example("{\"type\": \"boundary\"}");

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.regions(target);
    }

    @Override
    public boolean needsMap() {
        return true;
    }

    @Override
    public boolean canBeNegative() {
        return true;
    }

    @Override
    public List<Violation> faults(Target target) {
        List<Violation> unfit = faultsAsTerm(target);
        return unfit.isEmpty()
                ? List.of(
                        new Violation(
                                "",
                                "is refused by itself: it says where, but not how much; put it into a sum with another loss, as dice"))
                : unfit;
    }

    @Override
    public List<Violation> faultsAsTerm(Target target) {
        return LossSpec.super.faults(target);
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.FRACTION);
    }

    @Override
    public long workingNumbers(Target target) {
        return 6L * target.positions();
    }

    @Override
    public Loss build(Target target) {
        return new BoundaryLoss(target);
    }
}
