package dev.descent.ml.model.layer;

import dev.descent.ml.spec.Faults;
import org.deeplearning4j.nn.conf.ConvolutionMode;

/** A window that moves over an image. */
record Window(Sides size, Sides stride, Padding padding) {

    /**
     * What DL4J is told of the edges: where a window smaller than its step needs
     * no padding, it would take a negative one.
     */
    ConvolutionMode mode(Shape image) {
        return Math.max(missingRows(image), missingColumns(image)) <= 0 ? ConvolutionMode.Truncate : padding.mode();
    }

    private long missingRows(Shape image) {
        return (padding.output(image.height(), size.height(), stride.height()) - 1) * stride.height()
                + size.height()
                - image.height();
    }

    private long missingColumns(Shape image) {
        return (padding.output(image.width(), size.width(), stride.width()) - 1) * stride.width()
                + size.width()
                - image.width();
    }

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
        faults.check(
                padding == Padding.VALID
                        || (missingRows(image) < 0) == (missingColumns(image) < 0)
                        || mode(image) == ConvolutionMode.Truncate,
                "",
                "moves further than its size in one direction and not in the other, which padding same cannot do");
        faults.raise();
        return Shape.image(
                channels,
                padding.output(image.height(), size.height(), stride.height()),
                padding.output(image.width(), size.width(), stride.width()));
    }
}
