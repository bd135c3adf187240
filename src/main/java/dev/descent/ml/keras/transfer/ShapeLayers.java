package dev.descent.ml.keras.transfer;

import dev.descent.ml.model.layer.Flatten;
import dev.descent.ml.model.layer.Sides;
import dev.descent.ml.model.layer.Upsampling;
import dev.descent.ml.model.layer.ZeroPadding;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Layers that change a shape. */
final class ShapeLayers {

    private ShapeLayers() {}

    static void flatten(Config config, Assembly to) {
        config.channelsLast();
        if (to.signal().isVector()) {
            return;
        }
        KerasShape flat = to.signal().flat();
        to.add(new Flatten(to.name(config.layer()), null), flat);
    }

    /**
     * Only what moves no value: a matrix that becomes an image of one channel, or a vector;
     * nothing; an image that becomes a vector.
     */
    static void reshape(Config config, Assembly to) {
        List<Integer> target = new ArrayList<>();
        config.get("target_shape").forEach(size -> target.add(size.asInt(0)));
        List<Integer> shape = to.signal().shape();
        if (target.equals(shape)) {
            return;
        }
        boolean becomesVector =
                target.equals(List.of(-1)) || target.equals(to.signal().flat().shape());
        if (becomesVector) {
            flatten(config, to);
            return;
        }
        boolean becomesImage = shape.size() == 2 && target.equals(List.of(shape.get(0), shape.get(1), 1));
        config.check(becomesImage, "which makes " + target + " of " + shape + ": only a vector can be made of it here");
        to.becomes(KerasShape.of(shape.get(0), shape.get(1), 1));
    }

    static void zeroPadding(Config config, Assembly to) {
        List<Integer> shape = image(config, to);
        JsonNode padding = config.get("padding");
        int[] margins = {margin(padding, 0, 0), margin(padding, 0, 1), margin(padding, 1, 0), margin(padding, 1, 1)};
        for (int margin : margins) {
            config.check(margin >= 0, "whose padding has another form than ((top, bottom), (left, right))");
        }
        to.add(
                new ZeroPadding(margins[0], margins[1], margins[2], margins[3], to.name(config.layer()), null),
                KerasShape.of(
                        shape.get(0) + margins[0] + margins[1], shape.get(1) + margins[2] + margins[3], shape.get(2)));
    }

    static void upSampling(Config config, Assembly to) {
        List<Integer> shape = image(config, to);
        config.check(config.get("interpolation").asString("nearest").equals("nearest"), "which interpolates");
        Sides size = config.sides("size", Sides.of(2));
        config.check(size.height() == size.width(), "whose factors differ");
        to.add(
                new Upsampling(size.height(), to.name(config.layer()), null),
                KerasShape.of(
                        Math.multiplyExact(shape.get(0), size.height()),
                        Math.multiplyExact(shape.get(1), size.width()),
                        shape.get(2)));
    }

    private static List<Integer> image(Config config, Assembly to) {
        config.check(to.signal().isImage(), "which gets " + to.signal() + " instead of an image");
        config.channelsLast();
        return to.signal().shape();
    }

    private static int margin(JsonNode padding, int axis, int side) {
        return padding.path(axis).path(side).asInt(-1);
    }
}
