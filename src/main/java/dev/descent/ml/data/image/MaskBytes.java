package dev.descent.ml.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Decodes masks: images whose pixels name a class. A grey pixel has a number from 0 to 255; with 16 bits the sample
 * itself where it is not above 255, else the level that it is of white. With a palette a class declared by number is a
 * grey level where the whole palette is grey, else the index into it. Transparency is dropped, as it is in images. Only where
 * a threshold parts two classes may edges be blurred, as those of a JPEG are.
 */
public final class MaskBytes {
    private MaskBytes() {}

    /**
     * Decodes a mask as it is stored.
     *
     * @param pixels that it may have at most
     * @throws UnreadableImage also where a pixel has a value that no class declares
     */
    public static ClassMap decode(byte[] bytes, long pixels, MaskCodes codes) throws UnreadableImage {
        if (ImageFormat.of(bytes) == ImageFormat.JPEG && !codes.areSplit()) {
            throw new UnreadableImage(
                    "is a JPEG, which blurs the edges of classes: a mask must be PNG or BMP, or have two"
                            + " classes that a threshold parts");
        }
        BufferedImage image = ImageBytes.image(bytes, pixels);
        ImageFile.check(
                !isInOpacity(image),
                "has one colour, and its shapes in the transparency, which is not read: save it in grey or colours");
        return map(image, values(image, codes));
    }

    /**
     * How the pixels of one image are read.
     *
     * @param isRaw whether a value is the stored sample, or the colour 0xrrggbb
     * @param code of a value, or {@link MaskCodes#UNDECLARED}
     * @param shown a value as a person would look for it
     */
    private record Values(boolean isRaw, IntUnaryOperator code, IntFunction<String> shown) {

        void read(BufferedImage image, int y, int[] row) {
            if (isRaw) {
                image.getRaster().getSamples(0, y, row.length, 1, 0, row);
            } else {
                image.getRGB(0, y, row.length, 1, row, 0, row.length);
            }
        }
    }

    /** Whether all pixels have one colour, and not all are as opaque. */
    private static boolean isInOpacity(BufferedImage image) {
        if (!image.getColorModel().hasAlpha() || image.getColorModel() instanceof IndexColorModel) {
            return false;
        }
        int[] row = new int[image.getWidth()];
        int first = image.getRGB(0, 0);
        boolean varies = false;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            if (IntStream.of(row).anyMatch(pixel -> (pixel & 0xffffff) != (first & 0xffffff))) {
                return false;
            }
            varies |= IntStream.of(row).anyMatch(pixel -> pixel != first);
        }
        return varies;
    }

    private static Values values(BufferedImage image, MaskCodes codes) {
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return indexed(palette, codes);
        } else if (ImageBytes.isGrey(image)) {
            boolean isOfWhite = image.getColorModel().getComponentSize(0) > 8 && isAbove(image.getRaster(), 255);
            IntUnaryOperator level = sample -> codes.level(sample, isOfWhite);
            return new Values(
                    true,
                    sample -> codes.ofColor(level.applyAsInt(sample) * 0x010101),
                    sample -> Integer.toString(level.applyAsInt(sample) < 0 ? sample : level.applyAsInt(sample)));
        }
        return new Values(false, value -> codes.ofColor(value & 0xffffff), value -> color(value & 0xffffff));
    }

    private static Values indexed(IndexColorModel palette, MaskCodes codes) {
        int[] colors = new int[palette.getMapSize()];
        palette.getRGBs(colors);
        boolean grey = IntStream.of(colors).allMatch(color -> (color & 0xffffff) == (color & 0xff) * 0x010101);
        int[] byIndex = new int[colors.length];
        for (int i = 0; i < byIndex.length; i++) {
            int rgb = colors[i] & 0xffffff;
            byIndex[i] = grey ? codes.ofColor(rgb) : codes.ofIndex(i, rgb);
        }
        return new Values(
                true,
                index -> index < byIndex.length ? byIndex[index] : MaskCodes.UNDECLARED,
                index -> grey && index < colors.length ? Integer.toString(colors[index] & 0xff) : "index " + index);
    }

    private static boolean isAbove(Raster raster, int level) {
        int[] row = new int[raster.getWidth()];
        return IntStream.range(0, raster.getHeight())
                .anyMatch(y -> IntStream.of(raster.getSamples(0, y, row.length, 1, 0, row))
                        .anyMatch(sample -> sample > level));
    }

    private static ClassMap map(BufferedImage image, Values values) throws UnreadableImage {
        int[] row = new int[image.getWidth()];
        byte[] codes = new byte[Math.multiplyExact(row.length, image.getHeight())];
        Undeclared undeclared = new Undeclared(values.shown);
        for (int y = 0; y < image.getHeight(); y++) {
            values.read(image, y, row);
            for (int x = 0; x < row.length; x++) {
                int code = values.code.applyAsInt(row[x]);
                if (code < 0) {
                    undeclared.add(row[x], y, x);
                }
                codes[y * row.length + x] = (byte) code;
            }
        }
        undeclared.raise();
        return new ClassMap(image.getHeight(), image.getWidth(), codes);
    }

    private static String color(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
