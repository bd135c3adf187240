package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All values of an image or a sequence one after the other. */
public record Flatten(@Nullable String name, @Nullable List<String> from) implements LayerSpec {
    static final About ABOUT = About.of(
                    "flatten", "All values one after the other: an image channel by channel, a sequence step by step.")
            .formula("[c, h, w] to [c h w]")
            .category("shape")
            .useWhen("dense layers follow and every place is to have weights of its own")
            .avoidWhen("the image is still large: take global_pooling")
            .parameters(Wiring.NAME, Wiring.FROM);

    public Flatten {
        Faults faults = new Faults();
        name = Wiring.NAME.of(name, faults);
        from = Wiring.FROM.of(from, faults);
        faults.raise();
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return Shape.vector(inputs.get(0).size());
    }

    @Override
    public void addTo(Place place) {
        place.put(Reshaping.flat(place.input()));
    }
}
