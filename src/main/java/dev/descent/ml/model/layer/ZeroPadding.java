package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.jspecify.annotations.Nullable;

/** Adds rows and columns of zeros around an image. */
public record ZeroPadding(
        Integer top,
        Integer bottom,
        Integer left,
        Integer right,
        @Nullable String name,
        @Nullable List<String> from) implements LayerSpec {
    private static final Parameter<Integer> TOP = margin("top", "Rows");
    private static final Parameter<Integer> BOTTOM = margin("bottom", "Rows");
    private static final Parameter<Integer> LEFT = margin("left", "Columns");
    private static final Parameter<Integer> RIGHT = margin("right", "Columns");

    static final About ABOUT = About.of("zero_padding", "Adds rows and columns of zeros around an image.")
            .formula("[c, h + top + bottom, w + left + right]")
            .category("shape")
            .useWhen("a convolution is to see beyond the edges, or a size must be divisible")
            .avoidWhen("conv2d with padding same does what is wanted")
            .parameters(TOP, BOTTOM, LEFT, RIGHT, Wiring.NAME, Wiring.FROM)
            .example("{\"type\":\"zero_padding\",\"bottom\":1,\"right\":1}");

    public ZeroPadding {
        Faults faults = new Faults();
        top = TOP.of(top, faults);
        bottom = BOTTOM.of(bottom, faults);
        left = LEFT.of(left, faults);
        right = RIGHT.of(right, faults);
        name = Wiring.NAME.of(name, faults);
        from = Wiring.FROM.of(from, faults);
        faults.raise();
    }

    private static Parameter<Integer> margin(String side, String what) {
        return Parameter.integer(side).atLeast(0).atMost(1024).orElse(0).says(what + " added there.");
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape image = Wiring.image(inputs);
        long height = image.height() + top + bottom;
        long width = image.width() + left + right;

        return Shape.image(image.channels(), height, width);
    }

    @Override
    public void addTo(Place place) {
        place.put(new ZeroPaddingLayer.Builder(top, bottom, left, right).build());
    }
}
