package dev.descent.ml.data.augment;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What was drawn for one image. All its geometry is one mapping, so that pixels are interpolated once however many ways
 * are combined; all its tones are one pass, cut off at black and white in the end and not in between.
 */
public record Variation(Geometry geometry, Tone tone) {

    /**
     * Draws for one image.
     *
     * @param augment in the order in which they apply
     * @param seed which alone decides what is drawn
     */
    public static Variation draw(List<AugmentSpec> augment, int height, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Variation drawn = new Variation(Geometry.identity(height, width), Tone.SAME);
        for (AugmentSpec one : augment) {
            drawn = one.vary(drawn, random);
        }
        return drawn;
    }

    /** @param samples [channels, height, width], from 0 to 255; not changed */
    public byte[] image(byte[] samples) {
        byte[] varied = geometry.isIdentity() ? samples.clone() : geometry.image(samples);
        tone.apply(varied);
        return varied;
    }

    /** The same with the tones as they were, of an image that is to be learned. */
    public byte[] moved(byte[] samples) {
        return geometry.isIdentity() ? samples : geometry.image(samples);
    }

    /**
     * Moves a map of labels, [height, width, each] from {@code offset} on, as the image is moved: each pixel gets the
     * labels of the pixel that is nearest to where it comes from.
     */
    public void labels(float[] labels, int offset, int each) {
        if (!geometry.isIdentity()) {
            geometry.labels(labels, offset, each);
        }
    }

    Variation with(Geometry other) {
        return new Variation(other, tone);
    }

    Variation with(Tone other) {
        return new Variation(geometry, other);
    }

    static double uniform(SplittableRandom random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }
}
