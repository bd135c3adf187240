package dev.descent.ml.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class WeightImageTest {

    @Test
    void eightAndSixteenBitsAreSharesOfWhite() throws Exception {
        assertThat(weights(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 51, 255))).containsExactly(0, 0.2f, 1);
        assertThat(weights(grey(BufferedImage.TYPE_USHORT_GRAY, 0, 1, 257, 13_107, 65_535)))
                .containsExactly(new float[] {0, 1 / 65_535f, 1 / 255f, 0.2f, 1}, within(1e-9f));
    }

    @Test
    void aPaletteOfGreysIsRead() throws Exception {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.getRaster().setSample(1, 0, 0, 1);
        assertThat(weights(image)).containsExactly(0, 1);

        IndexColorModel greys = new IndexColorModel(8, 2, new int[] {0x333333, 0xffffff}, 0, false, -1, 0);
        BufferedImage indexed = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, greys);
        indexed.getRaster().setSample(1, 0, 0, 1);
        assertThat(weights(indexed)).containsExactly(0.2f, 1);
    }

    @Test
    void resizingTakesThePixelThatTheMaskTakes() throws Exception {
        BufferedImage image = grey(BufferedImage.TYPE_BYTE_GRAY, 0, 51, 102, 153, 204, 255);

        float[] resized = WeightImage.decode(png(image), 100, mask(6, 1)).resized(2, 3, 10);

        ClassMap map = new ClassMap(1, 6, new byte[] {0, 1, 2, 3, 4, 5}).resized(2, 3);
        for (int i = 0; i < resized.length; i++) {
            assertThat(resized[i]).isCloseTo(map.codes()[i] * 2f, within(1e-6f));
        }
    }

    @Test
    void coloursAndOtherSizesAreRefused() {
        assertThatThrownBy(() -> weights(new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB)))
                .isInstanceOf(UnreadableImage.class)
                .hasMessageStartingWith("has colours");
        byte[] wide = png(grey(BufferedImage.TYPE_BYTE_GRAY, 1, 2, 3));
        assertThatThrownBy(() -> WeightImage.decode(wide, 100, mask(2, 1)))
                .hasMessage("has 3 x 1 pixels where its mask has 2 x 1");
        assertThatThrownBy(() -> WeightImage.decode(wide, 2, mask(3, 1))).hasMessageContaining("claims 3 x 1 pixels");
        assertThatThrownBy(() -> WeightImage.decode("P5 3 1".getBytes(), 2, mask(3, 1)))
                .isInstanceOf(UnreadableImage.class);
    }

    private static float[] weights(BufferedImage image) throws UnreadableImage {
        ClassMap mask = mask(image.getWidth(), image.getHeight());
        return WeightImage.decode(png(image), 100, mask).resized(image.getHeight(), image.getWidth(), 1);
    }

    private static ClassMap mask(int width, int height) {
        return new ClassMap(height, width, new byte[height * width]);
    }

    private static BufferedImage grey(int type, int... samples) {
        BufferedImage image = new BufferedImage(samples.length, 1, type);
        for (int x = 0; x < samples.length; x++) {
            image.getRaster().setSample(x, 0, 0, samples[x]);
        }
        return image;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
