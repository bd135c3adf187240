package dev.descent.ml.data.augment;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.SplittableRandom;

/** All samples of an image further from their mean, or nearer to it. */
public record Contrast(Double change) implements AugmentSpec {
    private static final Parameter<Double> CHANGE = Parameter.number("change")
            .positive()
            .below(1)
            .orElse(0.2)
            .says("Largest change of the distance from the mean, either way.");

    static final About ABOUT = About.of("contrast", "Raises or lowers the contrast about the image's own mean.")
            .formula("m + f (x - m), f uniform in [1 - change, 1 + change], m the mean of all samples of the image")
            .category("colour")
            .useWhen("staining, cameras or scanners differ between pictures")
            .avoidWhen("intensities are calibrated and tell the classes apart")
            .parameters(CHANGE)
            .example("{\"type\": \"contrast\", \"change\": 0.3}");

    public Contrast {
        change = CHANGE.of(change);
    }

    @Override
    public Variation vary(Variation before, SplittableRandom random) {
        return before.with(before.tone().steeper(Variation.uniform(random, 1 - change, 1 + change)));
    }
}
