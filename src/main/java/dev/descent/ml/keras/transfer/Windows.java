package dev.descent.ml.keras.transfer;

import dev.descent.ml.model.layer.Padding;
import dev.descent.ml.model.layer.Pooling;
import dev.descent.ml.model.layer.Sides;

/** A window that moves over an image: the size that it leaves, by Keras' rules. */
record Windows(Sides size, Sides stride, Padding padding) {

    KerasShape over(Config config, KerasShape image, int channels) {
        int height = left(image.shape().get(0), size.height(), stride.height());
        int width = left(image.shape().get(1), size.width(), stride.width());
        config.check(height > 0 && width > 0, "whose window is larger than " + image);
        return KerasShape.of(height, width, channels);
    }

    Pooling pooling() {
        return new Pooling(size, stride, padding);
    }

    private int left(int length, int window, int step) {
        return padding == Padding.SAME ? (length + step - 1) / step : Math.floorDiv(length - window, step) + 1;
    }
}
