package dev.descent.ml.data.augment;

import dev.descent.ml.spec.About;
import java.util.SplittableRandom;

/** Top and bottom change places. */
public record FlipVertical(Double probability) implements AugmentSpec {
    static final About ABOUT = About.of("flip_vertical", "Turns the image over: top and bottom change places.")
            .category("geometry")
            .useWhen("up and down mean nothing: what is seen through a microscope, from a satellite, from above")
            .avoidWhen("things have a way up: photographs of scenes, people, letters")
            .parameters(FlipHorizontal.PROBABILITY);

    public FlipVertical {
        probability = FlipHorizontal.PROBABILITY.of(probability);
    }

    @Override
    public Variation vary(Variation before, SplittableRandom random) {
        return random.nextDouble() < probability ? before.with(before.geometry().stretched(1, -1)) : before;
    }
}
