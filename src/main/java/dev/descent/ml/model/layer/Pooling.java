package dev.descent.ml.model.layer;

import dev.descent.ml.spec.Parameter;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;

/** What the poolings share. */
final class Pooling {

    private Pooling() {}

    static Parameter<Sides> kernel() {
        return Sides.parameter("kernel").orElse(Sides.of(2)).says("Size of the window, an integer or [height, width].");
    }

    static Parameter<Sides> stride() {
        return Sides.parameter("stride").says("Pixels from window to window; the window's size if not given.");
    }

    static Parameter<Padding> padding() {
        return Parameter.choice("padding", Padding.class)
                .orElse(Padding.VALID)
                .says("valid takes whole windows only, same also those cut by the edge.");
    }

    static SubsamplingLayer layer(PoolingType type, Window window, Shape image) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(window.size().both())
                .stride(window.stride().both())
                .convolutionMode(window.mode(image))
                .build();
    }
}
