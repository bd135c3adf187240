package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.jspecify.annotations.Nullable;

/** Repeats each pixel. */
public record Upsampling(
        Integer factor, @Nullable String name, @Nullable List<String> from) implements LayerSpec {
    private static final Parameter<Integer> FACTOR = Parameter.integer("factor")
            .atLeast(1)
            .atMost(16)
            .orElse(2)
            .says("How often each pixel is repeated, in both directions.");

    static final About ABOUT = About.of("upsampling", "Enlarges an image by repeating each pixel.")
            .formula("y[i, j] = x[i / factor, j / factor]")
            .category("shape")
            .useWhen("a network comes back to the size of its input, for an answer per pixel")
            .avoidWhen("one answer is wanted for the whole image")
            .parameters(FACTOR, Wiring.NAME, Wiring.FROM);

    public Upsampling {
        Faults faults = new Faults();
        factor = FACTOR.of(factor, faults);
        name = Wiring.NAME.of(name, faults);
        from = Wiring.FROM.of(from, faults);
        faults.raise();
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape image = Wiring.image(inputs);
        return Shape.image(image.channels(), factor * image.height(), factor * image.width());
    }

    @Override
    public void addTo(Place place) {
        place.put(new Upsampling2D.Builder(factor).build());
    }
}
