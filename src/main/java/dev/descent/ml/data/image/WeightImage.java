package dev.descent.ml.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** A grey image of weights, from 0 for black to 1 for white; 16 bits are read without loss. */
public final class WeightImage {
    private static final String COLOURED = "has colours: weights are a grey image of 8 or 16 bits";

    private final Raster samples;
    /** The weight of each sample that there may be. */
    private final float[] levels;

    private WeightImage(Raster samples, float[] levels) {
        this.samples = samples;
        this.levels = levels;
    }

    /**
     * Decodes the weights of a mask's pixels.
     *
     * @param pixels that it may have at most
     * @throws UnreadableImage also where it has colours, or another size than the mask
     */
    public static WeightImage decode(byte[] bytes, long pixels, ClassMap mask) throws UnreadableImage {
        BufferedImage image = ImageBytes.image(bytes, pixels);
        ImageFile.check(
                image.getHeight() == mask.height() && image.getWidth() == mask.width(),
                "has " + image.getWidth() + " x " + image.getHeight() + " pixels where its mask has " + mask.width()
                        + " x " + mask.height());
        return new WeightImage(image.getRaster(), levels(image));
    }

    private static float[] levels(BufferedImage image) throws UnreadableImage {
        float[] levels = new float[1 << image.getSampleModel().getSampleSize(0)];
        if (image.getColorModel() instanceof IndexColorModel palette) {
            for (int i = 0; i < Math.min(levels.length, palette.getMapSize()); i++) {
                int rgb = palette.getRGB(i) & 0xffffff;
                ImageFile.check(rgb == (rgb & 0xff) * 0x010101, COLOURED);
                levels[i] = (rgb & 0xff) / 255f;
            }
        } else {
            ImageFile.check(ImageBytes.isGrey(image), COLOURED);
            for (int i = 0; i < levels.length; i++) {
                levels[i] = (float) i / (levels.length - 1);
            }
        }
        return levels;
    }

    /**
     * The weights at another size, [height, width]: each pixel's is that of the pixel that
     * its centre falls on, as it is in the mask.
     *
     * @param scale times which they are
     */
    public float[] resized(int toHeight, int toWidth, double scale) {
        float[] result = new float[Math.multiplyExact(toHeight, toWidth)];
        for (int i = 0; i < result.length; i++) {
            int y = ClassMap.nearest(i / toWidth, samples.getHeight(), toHeight);
            int x = ClassMap.nearest(i % toWidth, samples.getWidth(), toWidth);
            result[i] = (float) (levels[samples.getSample(x, y, 0)] * scale);
        }
        return result;
    }
}
