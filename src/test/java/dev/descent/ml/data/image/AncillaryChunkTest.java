package dev.descent.ml.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a picture does not need may be broken. */
class AncillaryChunkTest {
    private static final int PIXELS = 10_000;
    private static final int BEHIND_HEADER = 33;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bKGD", "tIME", "iCCP", "tEXt", "zTXt", "iTXt", "pHYs", "gAMA", "cHRM", "sBIT", "hIST", "sPLT", "eXIf",
                "sRGB", "acTL", "fcTL", "fdAT", "tRNS", "xxXx"
            })
    void brokenChunkChangesNothing(String type) throws Exception {
        for (int kind :
                new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_INDEXED}) {
            byte[] plain = image("png", kind);
            for (byte[] data : new byte[][] {{}, {0}, new byte[5], new byte[1000]}) {
                byte[] with = inserted(plain, BEHIND_HEADER, chunk(type, data));

                assertThat(ImageBytes.decode(with, PIXELS).values())
                        .isEqualTo(ImageBytes.decode(plain, PIXELS).values());
                assertThat(ImageHeader.of(with)).isEqualTo(ImageHeader.of(plain));
            }
        }
    }

    @Test
    void whatIsNotKeptOfAPictureIsSeen() throws Exception {
        byte[] plain = image("png", BufferedImage.TYPE_BYTE_INDEXED);
        byte[] turn = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0};

        assertThat(reductions(plain)).isEmpty();
        assertThat(reductions(inserted(plain, BEHIND_HEADER, chunk("tRNS", new byte[1]))))
                .containsExactly(Reduction.TRANSPARENCY);
        assertThat(reductions(inserted(plain, BEHIND_HEADER, chunk("eXIf", turn))))
                .containsExactly(Reduction.TURN);
    }

    private static Set<Reduction> reductions(byte[] bytes) throws UnreadableImage {
        Picture picture = ImageBytes.decode(bytes, PIXELS);
        return Reduction.of(bytes, picture, List.of(picture.height(), picture.width()));
    }

    @Test
    void paletteBesideTrueColoursIsNotPassedOn() throws Exception {
        byte[] plain = image("png", BufferedImage.TYPE_INT_RGB);

        byte[] with = inserted(plain, BEHIND_HEADER, chunk("PLTE", new byte[] {1, 2}));

        assertThat(new PngFile(with).bare()).isEqualTo(new PngFile(plain).bare());
    }

    @ParameterizedTest
    @CsvSource({"png, 10, 1", "png, 1, 3", "png, 13, 3", "jpg, 10, 1", "jpg, 1, 3", "bmp, 1, 3"})
    void headerSaysSizeAndChannels(String encoding, int type, int channels) throws Exception {
        assertThat(ImageHeader.of(image(encoding, type))).isEqualTo(new ImageHeader(12, 20, channels));
    }

    @Test
    void thumbnailsAndBrokenColourSegmentsOfAJpegAreNotPassedOn() throws Exception {
        byte[] plain = image("jpg", BufferedImage.TYPE_INT_RGB);
        byte[] thumbnail = segment(0xe0, "JFXX\0\u0010 no thumbnail");
        byte[] adobe = segment(0xee, "Adobe");

        byte[] more = inserted(inserted(plain, 2, adobe), 2, thumbnail);

        assertThat(new JpegFile(more).bare()).isEqualTo(new JpegFile(plain).bare());
        assertThat(ImageBytes.decode(more, PIXELS).values())
                .isEqualTo(ImageBytes.decode(plain, PIXELS).values());
    }

    private static byte[] segment(int marker, String text) {
        byte[] bytes = text.getBytes();
        ByteBuffer segment = ByteBuffer.allocate(4 + bytes.length);
        segment.put((byte) -1).put((byte) marker).putShort((short) (2 + bytes.length));
        return segment.put(bytes).array();
    }

    /** With a checksum that is wrong, too. */
    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        return chunk.put(type.getBytes()).put(data).putInt(42).array();
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        ByteBuffer all = ByteBuffer.allocate(bytes.length + more.length);
        return all.put(bytes, 0, at).put(more).put(bytes, at, bytes.length - at).array();
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
}
