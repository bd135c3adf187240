package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.jspecify.annotations.Nullable;

/** The mean of each window, channel by channel. With padding same, only pixels of the image count. */
public record AveragePooling(
        Sides kernel,
        @Nullable Sides stride,
        Padding padding,
        @Nullable String name,
        @Nullable List<String> from) implements LayerSpec {
    private static final Parameter<Sides> KERNEL = Pooling.kernel();
    private static final Parameter<Sides> STRIDE = Pooling.stride();
    private static final Parameter<Padding> PADDING = Pooling.padding();

    static final About ABOUT = About.of(
                    "average_pooling",
                    "The mean of each window, channel by channel. With padding same, only pixels of the image count.")
            .formula("average of the window")
            .category("shape")
            .useWhen("what fills the window matters more than its strongest point")
            .avoidWhen("single strong answers matter: take max_pooling")
            .parameters(KERNEL, STRIDE, PADDING, Wiring.NAME, Wiring.FROM);

    public AveragePooling {
        Faults faults = new Faults();
        kernel = KERNEL.of(kernel, faults);
        stride = STRIDE.of(stride, faults);
        padding = PADDING.of(padding, faults);
        name = Wiring.NAME.of(name, faults);
        from = Wiring.FROM.of(from, faults);
        faults.raise();
    }

    /** Halves an image; an odd last row or column is left out. */
    public static AveragePooling halving() {
        return new AveragePooling(Sides.of(2), null, Padding.VALID, null, null);
    }

    @Override
    public String kind() {
        return "pooling";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return window().over(Wiring.image(inputs), inputs.get(0).channels());
    }

    @Override
    public void addTo(Place place) {
        place.put(Pooling.layer(PoolingType.AVG, window(), place.input()));
    }

    private Window window() {
        return new Window(kernel, stride == null ? kernel : stride, padding);
    }
}
