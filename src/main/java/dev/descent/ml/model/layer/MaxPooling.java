package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.jspecify.annotations.Nullable;

/** The largest of each window, channel by channel. */
public record MaxPooling(
        @Inline Pooling pooling,
        @Nullable String name,
        @Nullable List<String> from) implements LayerSpec {
    static final About ABOUT = About.of("max_pooling", "The largest of each window, channel by channel.")
            .formula("max of the window")
            .category("shape")
            .useWhen("it matters whether something is there, and less where")
            .avoidWhen("every pixel counts: take average_pooling, or a conv2d with a stride")
            .parameters(Pooling.PARAMETERS)
            .parameters(Wiring.NAME, Wiring.FROM);

    public MaxPooling {
        Faults faults = new Faults();
        name = Wiring.NAME.of(name, faults);
        from = Wiring.FROM.of(from, faults);
        faults.raise();
    }

    /** Halves an image; an odd last row or column is left out. */
    public static MaxPooling halving() {
        return new MaxPooling(new Pooling(Sides.of(2), null, Padding.VALID), null, null);
    }

    @Override
    public String kind() {
        return "pooling";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return pooling.window().over(Wiring.image(inputs), inputs.get(0).channels());
    }

    @Override
    public void addTo(Place place) {
        place.put(pooling.layer(PoolingType.MAX, place.input()));
    }
}
