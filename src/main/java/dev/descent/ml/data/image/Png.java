package dev.descent.ml.data.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as PNG: 8-bit grey, RGB or RGBA, without loss. */
public final class Png {
    private Png() {}

    public static byte[] of(Picture picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // not by an OutputStream, for which ImageIO would make a file
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image(picture), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return bytes.toByteArray();
    }

    /** As text that a page can show: {@code data:image/png;base64,…}. */
    public static String dataUri(Picture picture) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(of(picture));
    }

    private static BufferedImage image(Picture picture) {
        return picture.channels() == 1 ? grey(picture) : colour(picture);
    }

    /** Through the raster, since grey values that go through RGB come out darker. */
    private static BufferedImage grey(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.values());
        return image;
    }

    private static BufferedImage colour(Picture picture) {
        boolean opaque = picture.channels() == 3;
        BufferedImage image = new BufferedImage(
                picture.width(), picture.height(), opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        int plane = picture.height() * picture.width();
        byte[] values = picture.values();
        int[] pixels = new int[plane];
        for (int i = 0; i < plane; i++) {
            int alpha = opaque ? 0 : values[3 * plane + i] << 24;
            pixels[i] =
                    alpha | (values[i] & 0xff) << 16 | (values[plane + i] & 0xff) << 8 | (values[2 * plane + i] & 0xff);
        }
        image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), pixels);
        return image;
    }
}
