package dev.descent.ml.model.layer;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.jspecify.annotations.Nullable;

/** The windows that a pooling takes something of. */
public record Pooling(Sides kernel, @Nullable Sides stride, Padding padding) {
    private static final Parameter<Sides> KERNEL =
            Sides.parameter("kernel").orElse(Sides.of(2)).says("Size of the window, an integer or [height, width].");
    private static final Parameter<Sides> STRIDE =
            Sides.parameter("stride").says("Pixels from window to window; the window's size if not given.");
    private static final Parameter<Padding> PADDING = Parameter.choice("padding", Padding.class)
            .orElse(Padding.VALID)
            .says("valid takes whole windows only, same also those cut by the edge.");

    static final List<Parameter<?>> PARAMETERS = List.of(KERNEL, STRIDE, PADDING);

    public Pooling {
        Faults faults = new Faults();
        kernel = KERNEL.of(kernel, faults);
        stride = STRIDE.of(stride, faults);
        padding = PADDING.of(padding, faults);
        faults.raise();
    }

    Window window() {
        return new Window(kernel, stride == null ? kernel : stride, padding);
    }

    SubsamplingLayer layer(PoolingType type, Shape image) {
        Window window = window();
        return new SubsamplingLayer.Builder(type)
                .kernelSize(window.size().both())
                .stride(window.stride().both())
                .convolutionMode(window.mode(image))
                .build();
    }
}
