package dev.descent.ml.data.augment;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.SplittableRandom;

/**
 * A part of the image in its place: a share of the area that is uniform between {@code share}
 * and 1, anywhere, brought back to full size.
 */
public record Crop(Double share) implements AugmentSpec {
    private static final Parameter<Double> SHARE = Parameter.number("share")
            .atLeast(0.1)
            .below(1)
            .orElse(0.8)
            .says("Smallest share of the area that is kept; each image keeps one between this and 1.");

    static final About ABOUT = About.of(
                    "crop", "Cuts out a part of the image's own proportions, and brings it back to full size.")
            .category("geometry")
            .useWhen("things are not always in the middle, or not always seen whole")
            .avoidWhen("what tells the classes apart is at the edges, or size does")
            .parameters(SHARE)
            .example("{\"type\": \"crop\", \"share\": 0.7}");

    public Crop {
        share = SHARE.of(share);
    }

    @Override
    public Variation vary(Variation before, SplittableRandom random) {
        double side = StrictMath.sqrt(Variation.uniform(random, share, 1));
        double right = Variation.uniform(random, -1, 1);
        double down = Variation.uniform(random, -1, 1);
        return before.with(before.geometry().cropped(side, right, down));
    }
}
