package dev.descent.ml.train.metric;

import dev.descent.ml.data.image.Picture;
import dev.descent.ml.spec.JsonNumber;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How far one image is from the one that it should be; black is 0 and white is 1. */
public final class ImageErrors {
    /** In decibels; no two images that differ are as close as this, and equal ones would be infinitely close. */
    static final double CLOSEST = 100;

    private static final double WHITE = 255;

    private ImageErrors() {}

    /** {@code mae} and {@code psnr}. */
    public static ObjectNode of(Picture truth, Picture predicted) {
        double absolute = 0;
        double squared = 0;
        int samples = truth.values().length;
        for (int i = 0; i < samples; i++) {
            double error = ((truth.values()[i] & 0xff) - (predicted.values()[i] & 0xff)) / WHITE;
            absolute += Math.abs(error);
            squared += error * error;
        }
        ObjectNode errors = JsonNodeFactory.instance.objectNode();
        errors.set("mae", JsonNumber.of(absolute / samples));
        return errors.set("psnr", JsonNumber.of(psnr(squared / samples)));
    }

    /** Peak signal-to-noise ratio in decibels, 10 log10(1 / mse). */
    static double psnr(double meanSquare) {
        return Math.min(CLOSEST, -10 * Math.log10(meanSquare));
    }
}
