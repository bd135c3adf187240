package dev.descent.ml.data.image;

import java.awt.color.ColorSpace;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What an image file says of itself before its pixels.
 *
 * @param channels 1 where it is grey, else 3
 */
public record ImageHeader(int height, int width, int channels) {

    /**
     * Reads the beginning of an image that can be decoded.
     *
     * @param bytes from its beginning, which they can go back to
     */
    public static ImageHeader of(InputStream bytes) throws IOException, UnreadableImage {
        bytes.mark(Encoding.LONGEST_START);
        byte[] start = bytes.readNBytes(Encoding.LONGEST_START);
        bytes.reset();
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(Encoding.of(start).name()).next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
            reader.setInput(in, true, true);
            int space = reader.getImageTypes(0)
                    .next()
                    .getColorModel()
                    .getColorSpace()
                    .getType();
            return new ImageHeader(reader.getHeight(0), reader.getWidth(0), space == ColorSpace.TYPE_GRAY ? 1 : 3);
        } finally {
            reader.dispose();
        }
    }
}
