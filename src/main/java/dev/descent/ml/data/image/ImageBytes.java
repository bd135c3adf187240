package dev.descent.ml.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes PNG, JPEG and BMP. What the header claims is checked before pixels are; transparency is dropped. */
public final class ImageBytes {
    /** Bytes of one file; 40 megapixels in three channels, uncompressed, have 120 million. */
    public static final int LARGEST_FILE = 256 << 20;

    private static final int SMALL_FILE = 8 << 20;
    private static final long SMALL_PIXELS = 4_000_000;

    /** A JPEG's own limit; decoders hold some rows at once. */
    private static final int LONGEST_SIDE = 65_535;

    private ImageBytes() {}

    /** Whether it may be decoded beside another one: each pixel takes some ten bytes until it is resized. */
    public static boolean isSmall(byte[] bytes) {
        try {
            ImageHeader header = ImageHeader.of(bytes);
            return bytes.length <= SMALL_FILE && (long) header.height() * header.width() <= SMALL_PIXELS;
        } catch (UnreadableImage e) {
            return true;
        }
    }

    /**
     * Decodes an image as it is stored: one channel where it is grey, else three.
     *
     * @param pixels that it may have at most
     */
    public static Picture decode(byte[] bytes, long pixels) throws UnreadableImage {
        BufferedImage image = image(bytes, pixels);
        try {
            return picture(image);
        } catch (RuntimeException e) {
            // colours that the decoder took and Java cannot convert
            throw new UnreadableImage("has pixels that cannot be read as colours");
        }
    }

    /** Decodes an image to a size and a number of channels. */
    public static Picture decode(byte[] bytes, long pixels, int channels, int height, int width)
            throws UnreadableImage {
        return Resize.to(decode(bytes, pixels).inChannels(channels), height, width);
    }

    /** Decodes an image as ImageIO holds it. */
    static BufferedImage image(byte[] bytes, long pixels) throws UnreadableImage {
        ImageFile file = ImageFile.of(bytes);
        checkSize(file.width(), file.height(), pixels);
        byte[] bare = file.bare();
        ImageFormat encoding = ImageFormat.of(bytes);
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(encoding.name()).next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bare))) {
            reader.setInput(in, true, true);
            ImageFile.check(
                    reader.getWidth(0) == file.width() && reader.getHeight(0) == file.height(),
                    "claims two different sizes");
            DamageListener damage = new DamageListener();
            reader.addIIOReadWarningListener(damage);
            BufferedImage image = reader.read(0);
            damage.check();
            return image;
        } catch (IOException | RuntimeException e) {
            // the decoders throw what they like at broken input: index, negative size, illegal argument
            throw new UnreadableImage("is broken or truncated: not a readable " + encoding + " image");
        } finally {
            reader.dispose();
        }
    }

    private static void checkSize(int width, int height, long pixels) throws UnreadableImage {
        ImageFile.check(
                width > 0 && height > 0 && (long) width * height <= pixels,
                "claims " + Integer.toUnsignedString(width) + " x " + Integer.toUnsignedString(height)
                        + " pixels, of which at most " + pixels + " are allowed");
        ImageFile.check(
                Math.max(width, height) <= LONGEST_SIDE,
                "claims " + width + " x " + height + " pixels, where a side may have at most " + LONGEST_SIDE);
    }

    private static Picture picture(BufferedImage image) {
        return isGrey(image) ? ofGrey(image) : ofColour(image);
    }

    static boolean isGrey(BufferedImage image) {
        return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /** From the raster: {@link BufferedImage#getRGB} takes grey samples for linear light, and brightens them. */
    private static Picture ofGrey(BufferedImage image) {
        Raster raster = image.getRaster();
        int height = image.getHeight();
        int width = image.getWidth();
        int shift = Math.max(0, image.getColorModel().getComponentSize(0) - 8);
        byte[] values = new byte[height * width];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                values[y * width + x] = (byte) (row[x] >> shift);
            }
        }
        return new Picture(1, height, width, values);
    }

    private static Picture ofColour(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        int plane = height * width;
        byte[] values = new byte[3 * plane];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                values[at] = (byte) (row[x] >> 16);
                values[plane + at] = (byte) (row[x] >> 8);
                values[2 * plane + at] = (byte) row[x];
            }
        }
        return new Picture(3, height, width, values);
    }
}
