package dev.descent.ml.data.sample;

import dev.descent.ml.data.image.Picture;
import java.util.Arrays;
import java.util.Random;

/** A picture being painted, in 1 or 3 channels, with a map of what was painted where. */
final class Canvas {
    private final int size;
    private final double[][] planes;
    private final byte[] mask;

    Canvas(int size, double... background) {
        this.size = size;
        this.planes = new double[background.length][size * size];
        this.mask = new byte[size * size];
        for (int channel = 0; channel < background.length; channel++) {
            Arrays.fill(planes[channel], background[channel]);
        }
    }

    /** The channels of a colour 0xrrggbb, all a little lighter. */
    static double[] rgb(int colour, double lighter) {
        return new double[] {(colour >> 16 & 0xff) + lighter, (colour >> 8 & 0xff) + lighter, (colour & 0xff) + lighter
        };
    }

    /** Paints a form with soft edges. */
    void paint(Form form, double opacity, double... colour) {
        for (int i = 0; i < mask.length; i++) {
            double inside = Math.max(0, Math.min(1, 0.5 - distance(form, i)));
            for (int channel = 0; channel < planes.length; channel++) {
                planes[channel][i] += opacity * inside * (colour[channel] - planes[channel][i]);
            }
        }
    }

    /** Notes in the map where a form is. */
    void mark(Form form, int meaning) {
        for (int i = 0; i < mask.length; i++) {
            if (distance(form, i) < 0) {
                mask[i] = (byte) meaning;
            }
        }
    }

    void noise(Random random, double deviation) {
        for (double[] plane : planes) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] += deviation * random.nextGaussian();
            }
        }
    }

    /** Makes a share of the pixels black or white, in all channels at once. */
    void specks(Random random, double share) {
        for (int i = 0; i < mask.length; i++) {
            if (random.nextDouble() < share) {
                double tone = random.nextBoolean() ? 255 : 0;
                for (double[] plane : planes) {
                    plane[i] = tone;
                }
            }
        }
    }

    Picture picture() {
        byte[] samples = new byte[planes.length * mask.length];
        for (int channel = 0; channel < planes.length; channel++) {
            for (int i = 0; i < mask.length; i++) {
                samples[channel * mask.length + i] = (byte) Math.max(0, Math.min(255, Math.round(planes[channel][i])));
            }
        }
        return new Picture(planes.length, size, size, samples);
    }

    /** What was marked last at each pixel, [height, width]; 0 where nothing was. */
    byte[] mask() {
        return mask.clone();
    }

    private double distance(Form form, int pixel) {
        return form.distance(pixel % size + 0.5, Math.floorDiv(pixel, size) + 0.5);
    }
}
