package dev.descent.ml.model.layer;

import dev.descent.ml.spec.Faults;

/** A window that moves over an image. */
record Window(Sides size, Sides stride, Padding padding) {

    /**
     * The image that it leaves, with these channels.
     *
     * @throws dev.descent.ml.spec.InvalidSpec where the image is smaller than the window
     */
    Shape over(Shape image, long channels) {
        Faults faults = new Faults();
        faults.check(
                padding == Padding.SAME || (image.height() >= size.height() && image.width() >= size.width()),
                "",
                "has a window of " + size + " pixels, larger than " + image);
        faults.raise();
        return Shape.image(
                channels,
                padding.output(image.height(), size.height(), stride.height()),
                padding.output(image.width(), size.width(), stride.width()));
    }
}
