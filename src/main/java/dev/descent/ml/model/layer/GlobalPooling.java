package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.jspecify.annotations.Nullable;

/** One value per channel: the mean or the largest over the whole image. */
public record GlobalPooling(
        Pool pool, @Nullable String name, @Nullable List<String> from) implements LayerSpec {
    private static final Parameter<Pool> POOL =
            Parameter.choice("pool", Pool.class).orElse(Pool.AVERAGE).says("What is kept of each channel.");

    static final About ABOUT = About.of(
                    "global_pooling", "One value per channel: the mean or the largest of the image.")
            .formula("mean or max over all pixels of a channel")
            .category("shape")
            .useWhen("an image network ends in one answer: far fewer weights than a dense layer over all pixels")
            .avoidWhen("it matters where in the image something is")
            .parameters(POOL, Wiring.NAME, Wiring.FROM);

    /** What is kept of a channel. */
    public enum Pool {
        /** The mean of its pixels. */
        AVERAGE(PoolingType.AVG),
        /** The largest of its pixels. */
        MAX(PoolingType.MAX);

        private final PoolingType type;

        Pool(PoolingType type) {
            this.type = type;
        }
    }

    public GlobalPooling {
        Faults faults = new Faults();
        pool = POOL.of(pool, faults);
        name = Wiring.NAME.of(name, faults);
        from = Wiring.FROM.of(from, faults);
        faults.raise();
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return Shape.vector(Wiring.image(inputs).channels());
    }

    @Override
    public void addTo(Place place) {
        place.put(new GlobalPoolingLayer.Builder(pool.type).build());
    }
}
