package dev.descent.ml.model;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.Faults;

/** Checks of a model against data that several architectures share. */
final class Fit {

    private Fit() {}

    static void oneAnswerPerExample(Target target, Faults faults) {
        faults.check(
                target.positions() == 1, "", "gives one answer per example, the labels have one per pixel: take unet");
    }

    static void oneAnswerPerPixel(Target target, Faults faults) {
        faults.check(
                target.isMap(), "", "gives an answer per pixel, the labels are one per example: take cnn or resnet");
    }

    /** Adds a fault unless the input is an image of at least {@code smallest} pixels a side. */
    static void image(InputShape input, int smallest, String field, Faults faults) {
        if (!input.isImage()) {
            faults.add("", "needs images, the data has plain features: take mlp");
            return;
        }
        int height = input.dimensions().get(1);
        int width = input.dimensions().get(2);
        faults.check(
                Math.min(height, width) >= smallest,
                field,
                "halves the image until nothing is left of it: needs at least " + smallest + " x " + smallest
                        + " pixels, was " + height + " x " + width);
    }
}
