package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.jspecify.annotations.Nullable;

/** The mean of each window, channel by channel. With padding same, only pixels of the image count. */
public record AveragePooling(
        @Inline Pooling pooling,
        @Nullable String name,
        @Nullable List<String> from) implements LayerSpec {
    static final About ABOUT = About.of(
                    "average_pooling",
                    "The mean of each window, channel by channel. With padding same, only pixels of the image count.")
            .formula("average of the window")
            .category("shape")
            .useWhen("what fills the window matters more than its strongest point")
            .avoidWhen("single strong answers matter: take max_pooling")
            .parameters(Pooling.PARAMETERS)
            .parameters(Wiring.NAME, Wiring.FROM);

    public AveragePooling {
        Faults faults = new Faults();
        name = Wiring.NAME.of(name, faults);
        from = Wiring.FROM.of(from, faults);
        faults.raise();
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
        place.put(pooling.layer(PoolingType.AVG, place.input()));
    }
}
