package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.jspecify.annotations.Nullable;

/** Cuts rows and columns off an image. */
public record Cropping(
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

    static final About ABOUT = About.of("cropping", "Cuts rows and columns off an image.")
            .formula("[c, h - top - bottom, w - left - right]")
            .category("shape")
            .useWhen("two images of different size are to meet, or padding is to be taken away again")
            .avoidWhen("nothing was padded: pooling loses less")
            .parameters(TOP, BOTTOM, LEFT, RIGHT, Wiring.NAME, Wiring.FROM)
            .example("{\"type\":\"cropping\",\"bottom\":1,\"right\":1}");

    public Cropping {
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
        return Parameter.integer(side).atLeast(0).atMost(1024).orElse(0).says(what + " cut off there.");
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape image = Wiring.image(inputs);
        long height = image.height() - top - bottom;
        long width = image.width() - left - right;
        Faults faults = new Faults();
        faults.check(Math.min(height, width) >= 1, "", "leaves nothing of " + image);
        faults.raise();
        return Shape.image(image.channels(), height, width);
    }

    @Override
    public void addTo(Place place) {
        place.put(new Cropping2D.Builder(top, bottom, left, right).build());
    }
}
