package dev.descent.ml.data.augment;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.SplittableRandom;

/** About the centre, by an angle that is uniform between −degrees and degrees. */
public record Rotate(Double degrees) implements AugmentSpec {
    private static final Parameter<Double> DEGREES = Parameter.number("degrees")
            .positive()
            .atMost(180)
            .orElse(10.0)
            .says("Largest angle either way; each image gets one between its negative and this.");

    static final About ABOUT = About.of(
                    "rotate", "Rotates the image about its centre; the corners show its reflection.")
            .category("geometry")
            .useWhen("things are seen at any angle (180), or are not held quite straight (5 to 15)")
            .avoidWhen("the angle tells the classes apart: 6 and 9, gauges, arrows")
            .parameters(DEGREES)
            .example("{\"type\": \"rotate\", \"degrees\": 10}");

    public Rotate {
        degrees = DEGREES.of(degrees);
    }

    @Override
    public Variation vary(Variation before, SplittableRandom random) {
        return before.with(before.geometry().rotated(Variation.uniform(random, -degrees, degrees)));
    }
}
