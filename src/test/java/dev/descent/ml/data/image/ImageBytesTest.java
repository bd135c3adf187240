package dev.descent.ml.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageBytesTest {

    @Test
    void greySamplesAreTakenAsTheyAre() throws Exception {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 100);
        image.getRaster().setSample(1, 0, 0, 255);

        Picture picture = ImageBytes.decode(png(image), 100);

        assertThat(picture.channels()).isEqualTo(1);
        assertThat(picture.values()).containsExactly(100, 255);
    }

    @Test
    void greyOfSixteenBitsKeepsItsUpperHalf() throws Exception {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 0x7fff);

        assertThat(ImageBytes.decode(png(image), 100).values()).containsExactly(0x7f);
    }

    @Test
    void aJpegOfWhichTheEndIsLostIsNotMadeUp() throws Exception {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, random.nextInt(1 << 24));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        byte[] whole = out.toByteArray();
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        half[half.length - 2] = -1;
        half[half.length - 1] = (byte) 0xd9;

        assertThat(ImageBytes.decode(whole, 10_000).width()).isEqualTo(64);
        assertThatThrownBy(() -> ImageBytes.decode(half, 10_000))
                .isInstanceOf(UnreadableImage.class)
                .hasMessage("is damaged: some of its pixels cannot be read");
    }

    @Test
    void coloursBecomePlanes() throws Exception {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xff010203);
        image.setRGB(1, 0, 0xff0a0b0c);

        assertThat(ImageBytes.decode(png(image), 100).values()).containsExactly(1, 10, 2, 11, 3, 12);
    }

    @Test
    void coloursAreWeighedToGreyAndGreyIsCopied() {
        Picture red = new Picture(3, 1, 1, new byte[] {(byte) 255, 0, 0});

        assertThat(red.inChannels(1).values()).containsExactly(76);
        assertThat(red.inChannels(1).inChannels(3).values()).containsExactly(76, 76, 76);
    }

    @Test
    void makingSmallerAveragesAllPixels() {
        byte[] stripes = new byte[64];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = (byte) (i % 2 == 0 ? 200 : 100);
        }

        Picture small = Resize.to(new Picture(1, 8, 8, stripes), 2, 2);

        for (byte value : small.values()) {
            assertThat(value & 0xff).isBetween(145, 155);
        }
    }

    @Test
    void makingLargerInterpolates() {
        Picture large = Resize.to(new Picture(1, 1, 2, new byte[] {0, 100}), 1, 4);

        assertThat(large.values()).containsExactly(0, 25, 75, 100);
    }

    @Test
    void oneColourStaysAtAnySize() {
        byte[] plain = new byte[3 * 7 * 5];
        Arrays.fill(plain, (byte) 201);

        for (int size = 1; size < 20; size++) {
            assertThat(Resize.to(new Picture(3, 7, 5, plain), size, 2 * size).values())
                    .containsOnly(201);
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
