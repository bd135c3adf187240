package dev.descent.ml.data.augment;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.SplittableRandom;

/** Left and right change places. */
public record FlipHorizontal(Double probability) implements AugmentSpec {
    static final Parameter<Double> PROBABILITY =
            Parameter.number("probability").positive().atMost(1).orElse(0.5).says("How often, from 0 to 1.");

    static final About ABOUT = About.of("flip_horizontal", "Mirrors the image: left and right change places.")
            .category("geometry")
            .useWhen("the mirrored picture is as likely as the picture: cells, animals, most photographs")
            .avoidWhen("left and right mean something: letters, digits, organs in their place")
            .parameters(PROBABILITY);

    public FlipHorizontal {
        probability = PROBABILITY.of(probability);
    }

    @Override
    public Variation vary(Variation before, SplittableRandom random) {
        return random.nextDouble() < probability ? before.with(before.geometry().stretched(-1, 1)) : before;
    }
}
