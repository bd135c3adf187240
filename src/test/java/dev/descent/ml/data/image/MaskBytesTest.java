package dev.descent.ml.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MaskBytesTest {
    private static final byte VOID = (byte) ClassMap.IGNORED;
    private static final MaskCodes GREY = codes("{'background': 0, 'cytoplasm': 128, 'nucleus': 255}");

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp"})
    void greyPixelsAreTheClassOfTheirValue(String encoding) throws Exception {
        BufferedImage image = grey(BufferedImage.TYPE_BYTE_GRAY, 255, 0, 128);

        ClassMap map = MaskBytes.decode(written(image, encoding), 100, GREY);

        assertThat(map.height()).isEqualTo(1);
        assertThat(map.width()).isEqualTo(3);
        assertThat(map.codes()).containsExactly(2, 0, 1);
    }

    @Test
    void sixteenBitsAreTheSampleOrItsLevel() throws Exception {
        BufferedImage levels = grey(BufferedImage.TYPE_USHORT_GRAY, 65_535, 0, 128 * 257);
        BufferedImage samples = grey(BufferedImage.TYPE_USHORT_GRAY, 255, 0, 128);

        assertThat(MaskBytes.decode(written(levels, "png"), 100, GREY).codes()).containsExactly(2, 0, 1);
        assertThat(MaskBytes.decode(written(samples, "png"), 100, GREY).codes()).containsExactly(2, 0, 1);
        assertThatThrownBy(
                        () -> MaskBytes.decode(written(grey(BufferedImage.TYPE_USHORT_GRAY, 0x7fff), "png"), 100, GREY))
                .hasMessageContaining(": 32767 in row 1, column 1");
    }

    @Test
    void blackAndWhiteOfOneBitAreTheEndsOfTheScale() throws Exception {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.getRaster().setSample(1, 0, 0, 1);

        assertThat(MaskBytes.decode(written(image, "png"), 100, GREY).codes()).containsExactly(0, 2);
    }

    @ParameterizedTest
    @CsvSource({
        BufferedImage.TYPE_INT_RGB + ",png",
        BufferedImage.TYPE_INT_ARGB + ",png",
        BufferedImage.TYPE_INT_RGB + ",bmp"
    })
    void coloursAreTheClassOfTheirColourAndGreysOfTheirLevel(int type, String encoding) throws Exception {
        BufferedImage image = new BufferedImage(3, 1, type);
        image.setRGB(0, 0, 0xff0a0b0c);
        image.setRGB(1, 0, 0x00808080);
        image.setRGB(2, 0, 0x80000000);
        MaskClasses classes = classes("{'sky': '#0A0B0C', 'road': 128, 'none': 0}");

        byte[] codes = MaskBytes.decode(written(image, encoding), 100, MaskCodes.of(classes, IgnoredValues.NONE, null))
                .codes();

        assertThat(classes.names()).containsExactly("none", "sky", "road");
        assertThat(codes).containsExactly(1, 2, 0);
    }

    @Test
    void inAPaletteOfColoursNumbersAreIndices() throws Exception {
        BufferedImage image = indexed(new int[] {0x000000, 0x800000, 0x010101, 0x00ff00}, 0, 1, 3);

        assertThat(MaskBytes.decode(written(image, "png"), 100, codes("{'a': 0, 'b': 1, 'c': 3}"))
                        .codes())
                .containsExactly(0, 1, 2);
        assertThat(MaskBytes.decode(written(image, "png"), 100, codes("{'a': 0, 'c': '#00ff00', 'b': '#800000'}"))
                        .codes())
                .containsExactly(0, 2, 1);
    }

    @Test
    void inAPaletteOfGreysNumbersAreLevels() throws Exception {
        BufferedImage image = indexed(new int[] {0xffffff, 0x000000, 0x808080}, 0, 1, 2);

        assertThat(MaskBytes.decode(written(image, "png"), 100, GREY).codes()).containsExactly(2, 0, 1);
    }

    @Test
    void valuesThatNoClassDeclaresAreNamedWithTheirPlace() throws Exception {
        byte[] mask = written(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 7, 9, 7, 128, 11, 12), "png");

        assertThatThrownBy(() -> MaskBytes.decode(mask, 100, GREY))
                .isInstanceOf(UnreadableImage.class)
                .hasMessage("has pixels with a value that no class declares, 5 in all: 7 in row 1, column 2;"
                        + " 9 in row 1, column 3; 11 in row 1, column 6 (a value of pixels that are to be left out belongs into ignore;"
                        + " where two classes have soft edges, threshold parts them)");
        byte[] coloured = written(indexed(new int[] {0x000000, 0x123456}, 0, 1), "png");
        assertThatThrownBy(() -> MaskBytes.decode(coloured, 100, GREY))
                .hasMessageContaining("1 in all: index 1 in row 1, column 2");
    }

    @Test
    void jpegIsNoMask() {
        byte[] mask = written(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 0), "jpg");

        assertThatThrownBy(() -> MaskBytes.decode(mask, 100, GREY)).hasMessageContaining("must be PNG or BMP");
    }

    @ParameterizedTest
    @CsvSource({"jpg, 8", "png, 8", "png, 16", "bmp, 8"})
    void aThresholdPartsSoftEdges(String encoding, int bits) throws Exception {
        int[] levels = {0, 40, 119, 133, 200, 255};
        BufferedImage image = bits == 8
                ? grey(BufferedImage.TYPE_BYTE_GRAY, levels)
                : grey(
                        BufferedImage.TYPE_USHORT_GRAY,
                        IntStream.of(levels)
                                .map(level -> Math.min(65_535, level * 257 + 1))
                                .toArray());

        assertThat(MaskBytes.decode(written(image, encoding), 100, split(128)).codes())
                .containsExactly(0, 0, 0, 1, 1, 1);
    }

    /** In a file of 16 bits, as many write masks of 8. */
    @Test
    void aThresholdTakesSamplesAsTheyAreWhereNoneIsAbove255() throws Exception {
        byte[] mask = written(grey(BufferedImage.TYPE_USHORT_GRAY, 0, 127, 128, 255), "png");

        assertThat(MaskBytes.decode(mask, 100, split(128)).codes()).containsExactly(0, 0, 1, 1);
    }

    @Test
    void aThresholdPartsGreysThatAreWrittenInColourAndNoColours() throws Exception {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0x080007);
        image.setRGB(1, 0, 0xf6ffff);
        image.setRGB(2, 0, 0xff0000);
        byte[] palette = written(indexed(new int[] {0xffffff, 0x101010, 0x0a0b0c}, 0, 1, 2), "png");

        assertThatThrownBy(() -> MaskBytes.decode(written(image, "png"), 100, split(128)))
                .hasMessageContaining("1 in all: #ff0000 in row 1, column 3");
        assertThat(MaskBytes.decode(written(image.getSubimage(0, 0, 2, 1), "png"), 100, split(128))
                        .codes())
                .containsExactly(0, 1);
        assertThat(MaskBytes.decode(palette, 100, split(128)).codes()).containsExactly(1, 0, 0);
    }

    @Test
    void headerIsCheckedFirst() {
        byte[] mask = written(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 0), "png");

        assertThatThrownBy(() -> MaskBytes.decode(mask, 1, GREY)).hasMessageContaining("claims 2 x 1 pixels");
    }

    @Test
    void ignoredPixelsAreOfNoClass() throws Exception {
        byte[] grey = written(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 255, 7, 1), "png");
        byte[] deep = written(grey(BufferedImage.TYPE_USHORT_GRAY, 0, 65_535, 7 * 257, 257), "png");
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 0, 0xff00ff);
        image.setRGB(2, 0, 0x010101);
        byte[] coloured = written(image, "png");

        assertThat(MaskBytes.decode(grey, 100, codes("{'ground': 0, 'cell': 1}", "[255, 7]"))
                        .codes())
                .containsExactly(0, VOID, VOID, 1);
        assertThat(MaskBytes.decode(deep, 100, codes("{'ground': 0, 'cell': 1}", "[255, '#070707']"))
                        .codes())
                .containsExactly(0, VOID, VOID, 1);
        assertThat(MaskBytes.decode(coloured, 100, codes("{'ground': 0, 'cell': 1}", "'#FF00ff'"))
                        .codes())
                .containsExactly(0, VOID, 1);
    }

    /** As PASCAL VOC has them: a palette of colours in which 255 is the index of the border, whose colour is no grey. */
    @Test
    void inAPaletteOfColoursAnIgnoredNumberIsAnIndex() throws Exception {
        int[] palette = new int[256];
        palette[1] = 0x800000;
        palette[255] = 0xe0e0c0;
        byte[] mask = written(indexed(palette, 0, 1, 255), "png");

        assertThat(MaskBytes.decode(mask, 100, codes("{'ground': 0, 'plane': 1}", "255"))
                        .codes())
                .containsExactly(0, 1, VOID);
        assertThat(MaskBytes.decode(mask, 100, codes("{'ground': 0, 'plane': 1}", "'#e0e0c0'"))
                        .codes())
                .containsExactly(0, 1, VOID);
    }

    @Test
    void aValueThatIsNeitherAClassNorIgnoredStaysAFault() {
        byte[] mask = written(grey(BufferedImage.TYPE_BYTE_GRAY, 0, 255, 254), "png");

        assertThatThrownBy(() -> MaskBytes.decode(mask, 100, codes("{'ground': 0, 'cell': 1}", "255")))
                .hasMessageContaining("1 in all: 254 in row 1, column 3")
                .hasMessageContaining("ignore");
    }

    private static MaskCodes split(int threshold) {
        return MaskCodes.of(classes("{'ground': 0, 'polyp': 255}"), IgnoredValues.NONE, threshold);
    }

    private static MaskCodes codes(String json) {
        return codes(json, "[]");
    }

    private static MaskCodes codes(String json, String ignored) {
        IgnoredValues values = IgnoredValues.fromJson(JsonMapper.shared().readTree(ignored.replace('\'', '"')));
        return MaskCodes.of(classes(json), values, null);
    }

    private static MaskClasses classes(String json) {
        return MaskClasses.fromJson(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    private static BufferedImage grey(int type, int... samples) {
        BufferedImage image = new BufferedImage(samples.length, 1, type);
        for (int x = 0; x < samples.length; x++) {
            image.getRaster().setSample(x, 0, 0, samples[x]);
        }
        return image;
    }

    private static BufferedImage indexed(int[] palette, int... indices) {
        IndexColorModel colors = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage image = new BufferedImage(indices.length, 1, BufferedImage.TYPE_BYTE_INDEXED, colors);
        for (int x = 0; x < indices.length; x++) {
            image.getRaster().setSample(x, 0, 0, indices[x]);
        }
        return image;
    }

    private static byte[] written(BufferedImage image, String encoding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(image, encoding, out)).isTrue();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
