package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Generalized Dice: one Dice over all classes, each weighted by 1 / (Σy)² (Sudre et al. 2017, arXiv:1707.03237). */
public record GeneralizedDice(Double smooth, Boolean includeBackground) implements RegionLossSpec {
    private static final Parameter<Double> SMOOTH =
            Parameter.number("smooth").atLeast(0).orElse(1e-5).says("Added above and below the line.");

    static final About ABOUT = About.of(
                    "generalized_dice",
                    "Generalized Dice: one overlap over all classes, in which small ones count as much as large.")
            .formula("1 - (2 sum_c w_c sum(y p) + smooth) / (sum_c w_c (sum(y) + sum(p)) + smooth) with w_c = 1 / "
                    + "sum(y)^2, 0 for a class that the example has not")
            .category("segmentation")
            .useWhen("several structures of very different size share an image and the smallest must not get lost")
            .avoidWhen(
                    "a class is often missing from an image: what is predicted of it there then costs nothing (dice), "
                            + "or a class can be a pixel or two, which then rules the score")
            .parameters(SMOOTH, ClassMean.INCLUDE_BACKGROUND)
            .example("\"generalized_dice\"");

    public GeneralizedDice {
        Faults faults = new Faults();
        smooth = SMOOTH.of(smooth, faults);
        includeBackground = ClassMean.INCLUDE_BACKGROUND.of(includeBackground, faults);
        faults.raise();
    }

    /** A class that an example has not is left out by its weight. */
    @Override
    public ClassMean classes() {
        return new ClassMean(includeBackground, null, Absent.SKIP);
    }

    @Override
    public GeneralizedDice with(ClassMean others) {
        return new GeneralizedDice(smooth, others.includeBackground());
    }

    @Override
    public List<String> absences() {
        return List.of("a class that an example has not weighs nothing: what is predicted of it there costs nothing");
    }

    @Override
    public Loss build(Target target) {
        double s = smooth;
        return new OverlapLoss(
                target,
                includeBackground,
                OverlapLoss.OverlapSums.SHARES,
                (overlap, first) -> score(overlap, first, s));
    }

    private static double score(OverlapScore overlap, int first, double smooth) {
        double both = 0;
        double total = 0;
        for (int c = first; c < overlap.both.length; c++) {
            both += weight(overlap, c) * overlap.both[c];
            total += weight(overlap, c) * (overlap.labels[c] + overlap.outputs[c]);
        }
        double below = total + smooth;
        double above = 2 * both + smooth;
        for (int c = first; c < overlap.both.length; c++) {
            double weight = below == 0 ? 0 : weight(overlap, c) / below;
            overlap.slopes(c, 0, -2 * weight, weight * above / below);
        }
        return below == 0 ? 0 : (total - 2 * both) / below;
    }

    private static double weight(OverlapScore overlap, int c) {
        return overlap.labels[c] == 0 ? 0 : 1 / (overlap.labels[c] * overlap.labels[c]);
    }
}
