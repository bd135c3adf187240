package dev.descent.ml.data.augment;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.SplittableRandom;

/** Noise on every sample, independent and nearly normal. */
public record Noise(Double deviation) implements AugmentSpec {
    private static final Parameter<Double> DEVIATION = Parameter.number("deviation")
            .positive()
            .atMost(0.5)
            .orElse(0.02)
            .says("Largest standard deviation, as a share of the way from black to white; each image gets one from "
                    + "0 to this.");

    static final About ABOUT = About.of("noise", "Adds noise to every sample of the image.")
            .formula("x + 255 s n, s uniform in [0, deviation], n nearly normal (a sum of four uniform numbers)")
            .category("colour")
            .useWhen("sensors are noisy, or a network learns single pixels by heart")
            .avoidWhen("fine texture tells the classes apart")
            .parameters(DEVIATION)
            .example("{\"type\": \"noise\", \"deviation\": 0.05}");

    public Noise {
        deviation = DEVIATION.of(deviation);
    }

    @Override
    public Variation vary(Variation before, SplittableRandom random) {
        double drawn = 255 * Variation.uniform(random, 0, deviation);
        return before.with(before.tone().noisier(drawn, random.nextLong()));
    }
}
