package dev.descent.ml.data.augment;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.SplittableRandom;

/** Larger or smaller about the centre, by a factor that is uniform between {@code smallest} and {@code largest}. */
public record Scale(Double smallest, Double largest) implements AugmentSpec {
    private static final Parameter<Double> SMALLEST = Parameter.number("smallest")
            .atLeast(0.5)
            .atMost(1)
            .orElse(0.9)
            .says("Below 1 things become smaller, and the image's reflection shows around it.");
    private static final Parameter<Double> LARGEST = Parameter.number("largest")
            .atLeast(1)
            .atMost(4)
            .orElse(1.1)
            .says("Above 1 things become larger, and the edges are cut off.");

    static final About ABOUT = About.of("scale", "Makes everything larger or smaller about the centre.")
            .category("geometry")
            .useWhen("things come at several sizes, or are seen from several distances")
            .avoidWhen("their size tells the classes apart")
            .parameters(SMALLEST, LARGEST)
            .example("{\"type\": \"scale\", \"smallest\": 0.8, \"largest\": 1.2}");

    public Scale {
        Faults faults = new Faults();
        smallest = SMALLEST.of(smallest, faults);
        largest = LARGEST.of(largest, faults);
        faults.raise();
    }

    @Override
    public Variation vary(Variation before, SplittableRandom random) {
        double factor = Variation.uniform(random, smallest, largest);
        return before.with(before.geometry().stretched(1 / factor, 1 / factor));
    }
}
