package dev.descent.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Good and bad images for tests. */
final class Pictures {
    private Pictures() {}

    /** One colour, 0xrrggbb, with enough structure below it to have some bytes. */
    static byte[] image(String encoding, int width, int height, int colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colour ^ (x * 31 + y * 17) % 4);
            }
        }
        return written(image, encoding);
    }

    static byte[] grey(int width, int height, int value) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, value);
            }
        }
        return written(image, "png");
    }

    /** A PNG that claims a size and has nothing else. */
    static byte[] pngClaiming(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(33);
        header.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a});
        header.putInt(13).put(new byte[] {'I', 'H', 'D', 'R'});
        header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 check = new CRC32();
        check.update(header.array(), 12, 17);
        return header.putInt((int) check.getValue()).array();
    }

    /** A BMP that claims a size and has nothing else. */
    static byte[] bmpClaiming(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(54).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {'B', 'M'}).putInt(54).putInt(0).putInt(54);
        header.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
        return header.array();
    }

    /** A JPEG of a camera that notes in its byte order how it was held. */
    static byte[] jpegTurned(ByteOrder order, int orientation) {
        return turned(image("jpg", 16, 16, 0x804020), order, orientation);
    }

    /** The same JPEG with such a note. */
    static byte[] turned(byte[] jpeg, ByteOrder order, int orientation) {
        ByteBuffer segment = ByteBuffer.allocate(36);
        segment.put(new byte[] {-1, (byte) 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0});
        String mark = order == ByteOrder.BIG_ENDIAN ? "MM" : "II";
        segment.put(mark.getBytes(StandardCharsets.US_ASCII)).order(order).putShort((short) 42);
        segment.putInt(8).putShort((short) 1).putShort((short) 0x112).putShort((short) 3);
        segment.putInt(1).putShort((short) orientation).putShort((short) 0);
        ByteBuffer whole = ByteBuffer.allocate(jpeg.length + 36);
        return whole.put(jpeg, 0, 2)
                .put(segment.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A grey one of 16 bits a sample, of these values in turns. */
    static byte[] deep(int width, int height, int... values) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, values[i % values.length]);
        }
        return written(image, "png");
    }

    /** A grey one of 16 bits a sample that is black but for one white pixel. */
    static byte[] deepWithBrightPixel(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(width / 2, height / 2, 0, 65535);
        return written(image, "png");
    }

    /** One that is not kept whole: of 16 bits, or with transparency. */
    static byte[] ofType(int type, int width, int height) {
        return written(new BufferedImage(width, height, type), "png");
    }

    /** A JPEG whose frame header claims a size. */
    static byte[] jpegClaiming(int width, int height) {
        byte[] jpeg = image("jpg", 16, 16, 0x804020);
        for (int i = 0; i < jpeg.length - 9; i++) {
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
                ByteBuffer.wrap(jpeg).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return jpeg;
            }
        }
        throw new IllegalStateException("no frame header");
    }

    private static byte[] written(BufferedImage image, String encoding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, encoding, out)) {
                throw new IllegalStateException("no encoder for " + encoding);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
