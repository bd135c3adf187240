package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Masks whose two classes are parted at a grey level, as those are that were saved as JPEG. */
class MaskThresholdTest {
    private static final String FORMAT = "'size':[8,16],'classes':{'ground':0,'polyp':255}";

    @TempDir
    Path files;

    /** White from column 6 on, which is within a block of a JPEG and blurred by it. */
    @BeforeEach
    void fivePairs() throws IOException {
        BufferedImage mask = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 128; i++) {
            mask.setRGB(i % 16, i / 16, i % 16 < 6 ? 0 : 0xffffff);
        }
        for (int i = 1; i <= 5; i++) {
            write("images/" + i + ".jpg", Pictures.image("jpg", 16, 8, 0x102030 * i));
            write("masks/" + i + ".jpg", written(mask, "jpg"));
        }
    }

    @Test
    void jpegMasksArePartedAtTheLevel() {
        TrainingData data = load(FORMAT + ",'threshold':128},'split':{'validation':0");

        assertThat(data.counts()).containsExactly(5L * 6 * 8, 5L * 10 * 8);
        assertThat(data.warnings()).isEmpty();
    }

    @Test
    void jpegMasksAreRefusedWithoutALevel() {
        assertThat(faults(FORMAT))
                .hasSize(5)
                .allMatch(text -> text.contains("is a JPEG, which blurs the edges of classes")
                        && text.contains("a threshold parts"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'ground':0,'rim':128,'polyp':255; 100; parts two classes of grey values, and classes has #000000, #808080, #ffffff",
                "'ground':0,'polyp':'#ff0000'; 100; parts two classes of grey values, and classes has #000000, #ff0000",
                "'ground':64,'polyp':128; 64; must be above the first class's 64 and not above the second's 128, was 64",
                "'ground':64,'polyp':128; 129; must be above the first class's 64 and not above the second's 128, was 129",
                "'ground':0,'polyp':255; 0; must be above the first class's 0 and not above the second's 255, was 0"
            })
    void aLevelGoesWithTwoGreysAndLiesBetweenThem(String classes, int threshold, String fault) {
        assertThat(faults("'size':[8,16],'classes':{" + classes + "},'threshold':" + threshold))
                .containsExactly("format.threshold " + fault);
    }

    @Test
    void nothingIsIgnoredWhereEveryLevelIsAClass() {
        assertThat(faults(FORMAT + ",'threshold':128,'ignore':7"))
                .containsExactly("format.ignore must not be given with threshold, for which every level is a class's");
    }

    private TrainingData load(String format) {
        return Loading.load(files, json(format)).data();
    }

    private List<String> faults(String format) {
        return Loading.faultTexts(files, json(format));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path path = files.resolve("d").resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    private static byte[] written(BufferedImage image, String encoding) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, encoding, out);
        return out.toByteArray();
    }

    private static String json(String format) {
        return ("{'uri':'file:d','format':{'type':'masks'," + format + "}}").replace('\'', '"');
    }
}
