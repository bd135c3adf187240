package dev.descent.inference;

import dev.descent.ml.data.image.Picture;
import dev.descent.ml.train.LossMap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A loss map in colours: each pixel's part from 0 to the largest, ignored ones clear. A part below 0 is drawn as none. */
final class LossPicture {
    /** How much of a colour covers the image where the part is 0. */
    private static final double THINNEST = 0.4;

    private final LossMap map;
    private final @Nullable Picture image;
    private final double largest;

    /** @param overImage whether the image is seen below, in grey, the clearer the smaller the part */
    LossPicture(LossMap map, boolean overImage) {
        this.map = map;
        image = overImage && map.image() != null ? map.image().inChannels(1) : null;
        largest = Arrays.stream(map.parts()).filter(part -> part > 0).max().orElse(0);
    }

    /** Which the brightest colour stands for. */
    double largest() {
        return largest;
    }

    /** Red, green, blue, and how opaque. */
    Picture drawn() {
        int plane = map.parts().length;
        byte[] values = new byte[4 * plane];
        for (int i = 0; i < plane; i++) {
            double part = map.parts()[i];
            if (!Double.isNaN(part)) {
                paint(i, largest > 0 ? Math.max(0, part) / largest : 0, values);
            }
        }
        return new Picture(4, map.height(), map.width(), values);
    }

    private void paint(int i, double share, byte[] values) {
        int plane = map.parts().length;
        double covers = image == null ? 1 : THINNEST + (1 - THINNEST) * share;
        int grey = image == null ? 0 : image.values()[i] & 0xff;
        for (int channel = 0; channel < 3; channel++) {
            double colour = covers * ColourScale.at(share, channel) + (1 - covers) * grey;
            values[channel * plane + i] = (byte) Math.round(colour);
        }
        values[3 * plane + i] = (byte) 255;
    }
}
