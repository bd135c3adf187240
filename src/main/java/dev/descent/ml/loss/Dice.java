package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;

/**
 * Dice: one minus the overlap of labels and outputs over their sum, per class
 * (Milletari et al. 2016, arXiv:1606.04797).
 */
public record Dice(Double smooth, Boolean squared, @Inline ClassMean classes) implements RegionLossSpec {
    private static final Parameter<Double> SMOOTH = Parameter.number("smooth")
            .atLeast(0)
            .orElse(1e-5)
            .says("Added above and below the line: keeps a class that is nowhere finite; 1 also softens the score "
                    + "of tiny structures.");
    private static final Parameter<Boolean> SQUARED = Parameter.flag("squared")
            .orElse(false)
            .says("Sum the squares of labels and outputs below the line, as V-Net did.");

    static final About ABOUT = About.of(
                    "dice", "Dice: how little predicted and true regions overlap, whatever their size.")
            .aliases("soft_dice")
            .formula("mean over classes of 1 - (2 sum(y p) + smooth) / (sum(y) + sum(p) + smooth), sums over the "
                    + "example's positions")
            .category("segmentation")
            .useWhen("the structures are small against the image, so that pixel-wise losses are content with "
                    + "background: nuclei, lesions, vessels; most robust as a sum with cross_entropy")
            .avoidWhen(
                    "labels are one per image (cross_entropy), or probabilities must be calibrated: Dice drives them "
                            + "to 0 and 1; where a class is missing from many images, it costs nearly its whole "
                            + "share of their score (absent)")
            .parameters(SMOOTH, SQUARED)
            .parameters(ClassMean.PARAMETERS)
            .example("{\"type\": \"dice\", \"smooth\": 1.0, \"include_background\": false}");

    public Dice {
        Faults faults = new Faults();
        smooth = SMOOTH.of(smooth, faults);
        squared = SQUARED.of(squared, faults);
        faults.raise();
    }

    @Override
    public Dice with(ClassMean others) {
        return new Dice(smooth, squared, others);
    }

    @Override
    public Loss build(Target target) {
        double s = smooth;
        OverlapLoss.OverlapSums sums = squared ? OverlapLoss.OverlapSums.SQUARES : OverlapLoss.OverlapSums.SHARES;
        return classes.loss(target, sums, (overlap, c) -> score(overlap, c, s));
    }

    private static double score(OverlapScore overlap, int c, double smooth) {
        double total = overlap.labels[c] + overlap.outputs[c];
        double below = total + smooth;
        if (below == 0) {
            return overlap.slopes(c, 0, 0, 0);
        }
        double above = 2 * overlap.both[c] + smooth;
        return overlap.slopes(c, (total - 2 * overlap.both[c]) / below, -2 / below, above / (below * below));
    }
}
