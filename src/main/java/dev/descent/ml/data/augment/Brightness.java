package dev.descent.ml.data.augment;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.SplittableRandom;

/** All samples of an image higher or lower by the same. */
public record Brightness(Double change) implements AugmentSpec {
    private static final Parameter<Double> CHANGE = Parameter.number("change")
            .positive()
            .atMost(1)
            .orElse(0.1)
            .says("Largest change either way, as a share of the way from black to white.");

    static final About ABOUT = About.of("brightness", "Makes the whole image brighter or darker.")
            .formula("x + 255 u, u uniform in [-change, change]")
            .category("colour")
            .useWhen("light and exposure differ between pictures")
            .avoidWhen("the brightness itself is what is measured")
            .parameters(CHANGE)
            .example("{\"type\": \"brightness\", \"change\": 0.2}");

    public Brightness {
        change = CHANGE.of(change);
    }

    @Override
    public Variation vary(Variation before, SplittableRandom random) {
        return before.with(before.tone().brighter(255 * Variation.uniform(random, -change, change)));
    }
}
