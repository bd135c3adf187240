package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;

/** Jaccard: one minus intersection over union, mean over classes. */
public record Jaccard(Double smooth, @Inline ClassMean classes) implements RegionLossSpec {
    private static final Parameter<Double> SMOOTH = Parameter.number("smooth")
            .atLeast(0)
            .orElse(1e-5)
            .says("Added above and below the line: keeps a class that is nowhere finite.");

    static final About ABOUT = About.of("jaccard", "Jaccard: one minus intersection over union.")
            .aliases("iou")
            .formula("mean over classes of 1 - (sum(y p) + smooth) / (sum(y) + sum(p) - sum(y p) + smooth)")
            .category("segmentation")
            .useWhen("as dice, where IoU is what you are judged by; it punishes a bad overlap more than dice does")
            .avoidWhen("training starts far off, where its gradient is flatter than that of dice: take dice, or a sum "
                    + "with cross_entropy")
            .parameters(SMOOTH)
            .parameters(ClassMean.PARAMETERS)
            .example("{\"type\": \"jaccard\", \"smooth\": 1.0}");

    public Jaccard {
        smooth = SMOOTH.of(smooth);
    }

    @Override
    public Jaccard with(ClassMean others) {
        return new Jaccard(smooth, others);
    }

    @Override
    public Loss build(Target target) {
        double s = smooth;
        return classes.loss(target, OverlapLoss.OverlapSums.SHARES, (overlap, c) -> score(overlap, c, s));
    }

    private static double score(OverlapScore overlap, int c, double smooth) {
        double both = overlap.both[c];
        double total = overlap.labels[c] + overlap.outputs[c];
        double above = both + smooth;
        double below = total - both + smooth;
        if (below == 0) {
            return overlap.slopes(c, 0, 0, 0);
        }
        double squared = below * below;
        return overlap.slopes(c, (total - 2 * both) / below, -(below + above) / squared, above / squared);
    }
}
