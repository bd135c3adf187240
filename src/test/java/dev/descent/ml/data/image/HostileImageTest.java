package dev.descent.ml.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileImageTest {
    private static final int PIXELS = 10_000;
    /** Where the palette begins in a PNG that has one, just behind the header. */
    private static final int BEHIND_HEADER = 33;

    @Test
    void textsOfAPngAreNeverUnpacked() throws Exception {
        byte[] plain = image("png", BufferedImage.TYPE_BYTE_INDEXED);
        byte[] bomb = withChunk(plain, "zTXt", compressedText(new byte[64 << 20]));

        PngFile file = new PngFile(bomb);

        assertThat(file.bare()).isEqualTo(new PngFile(plain).bare()).hasSizeLessThan(bomb.length);
        assertThat(ImageBytes.decode(bomb, PIXELS).values())
                .isEqualTo(ImageBytes.decode(plain, PIXELS).values());
    }

    @Test
    void secondHeaderOfAPngIsRefused() throws IOException {
        byte[] plain = image("png", BufferedImage.TYPE_INT_RGB);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(50_000)
                .putInt(50_000)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();

        assertThat(refusal(withChunk(plain, "IHDR", header))).isEqualTo("has two headers");
    }

    @Test
    void damagedPixelsOfAPngAreRefused() throws IOException {
        byte[] png = image("png", BufferedImage.TYPE_INT_RGB);
        png[png.length - 20] ^= 1;

        assertThat(refusal(png)).isEqualTo("is damaged: a checksum is another");
    }

    @Test
    void sidesAreBoundedAlso() throws IOException {
        byte[] png = image("png", BufferedImage.TYPE_INT_RGB);
        ByteBuffer.wrap(png).putInt(16, 70_000).putInt(20, 1);

        UnreadableImage refused = catchThrowableOfType(UnreadableImage.class, () -> ImageBytes.decode(png, 1_000_000));

        assertThat(refused).hasMessage("claims 70000 x 1 pixels, where a side may have at most 65535");
    }

    @ParameterizedTest
    @CsvSource({
        "30, 4, is a BMP around another image",
        "34, 1000000000, claims more bytes than it has",
        "46, 1000000, claims a palette of 1000000",
        "10, 1000000000, is broken or truncated: not a readable BMP image"
    })
    void bmpThatClaimsMoreThanAPictureIsRefused(int at, int value, String fault) throws IOException {
        byte[] bmp = image("bmp", BufferedImage.TYPE_INT_RGB);
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);

        assertThat(refusal(bmp)).isEqualTo(fault);
    }

    @Test
    void profilesAndCommentsOfAJpegAreTakenOut() throws Exception {
        byte[] jpeg = image("jpg", BufferedImage.TYPE_INT_RGB);
        byte[] more = inserted(jpeg, 2, new byte[] {-1, (byte) 0xe2, 0, 6, 1, 2, 3, 4, -1, (byte) 0xfe, 0, 3, 9});

        assertThat(new JpegFile(more).bare()).isEqualTo(new JpegFile(jpeg).bare());
        assertThat(ImageBytes.decode(more, PIXELS).values())
                .isEqualTo(ImageBytes.decode(jpeg, PIXELS).values());
    }

    @Test
    void jpegOfManyScansIsRefused() throws IOException {
        byte[] jpeg = image("jpg", BufferedImage.TYPE_INT_RGB);
        byte[] scans = new byte[101 * 4];
        for (int i = 0; i < scans.length; i += 4) {
            ByteBuffer.wrap(scans).putInt(i, 0xffda0002);
        }

        assertThat(refusal(inserted(jpeg, jpeg.length - 2, scans))).isEqualTo("has more than 100 scans");
    }

    @Test
    void jpegInCmykIsRefusedByItsName() throws IOException {
        byte[] jpeg = image("jpg", BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < jpeg.length - 9; i++) {
            if (jpeg[i] == -1 && jpeg[i + 1] == (byte) 0xc0) {
                jpeg[i + 9] = 4;
            }
        }

        assertThat(refusal(jpeg)).isEqualTo("is a JPEG in CMYK: save it in RGB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp"})
    void flippedBytesEndInAPictureOrARefusal(String encoding) throws IOException {
        byte[] good = image(encoding, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(encoding.hashCode());
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] bad = good.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(ImageBytes.decode(bad, PIXELS).values()).hasSizeLessThanOrEqualTo(3 * PIXELS);
            } catch (UnreadableImage refusal) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static String refusal(byte[] bytes) {
        UnreadableImage refused = catchThrowableOfType(UnreadableImage.class, () -> ImageBytes.decode(bytes, PIXELS));
        assertThat(refused).as("is refused").isNotNull();
        return String.valueOf(refused.getMessage());
    }

    private static byte[] image(String encoding, int type) throws IOException {
        BufferedImage image = new BufferedImage(20, 12, type);
        for (int i = 0; i < 240; i++) {
            image.setRGB(i % 20, i / 20, 0x10305 * i);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, encoding, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] withChunk(byte[] png, String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        chunk.put(type.getBytes()).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        return inserted(png, BEHIND_HEADER, chunk.putInt((int) crc.getValue()).array());
    }

    private static byte[] compressedText(byte[] text) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(text);
        deflater.finish();
        byte[] packed = new byte[1 << 20];
        int length = deflater.deflate(packed);
        deflater.end();
        return ByteBuffer.allocate(3 + length)
                .put(new byte[] {'a', 0, 0})
                .put(packed, 0, length)
                .array();
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        ByteBuffer all = ByteBuffer.allocate(bytes.length + more.length);
        return all.put(bytes, 0, at).put(more).put(bytes, at, bytes.length - at).array();
    }
}
