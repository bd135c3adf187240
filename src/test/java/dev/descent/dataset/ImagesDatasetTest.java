package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.spec.SpecReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesDatasetTest {
    @TempDir
    Path files;

    private ImageFolder folder;

    @BeforeEach
    void folder() {
        folder = new ImageFolder(files);
    }

    @Test
    void foldersAreClassesAndOtherFilesAreMentioned() throws IOException {
        folder.write(ImageFolder.twoClasses(Map.of("readme.txt", new byte[1], ".DS_Store", new byte[1])));
        TrainingData data = folder.load("'size':[8,8]");

        assertThat(data.target().names()).containsExactly("blue", "red");
        assertThat(data.input().dimensions()).containsExactly(3, 8, 8);
        assertThat(data.training().name(0)).isEqualTo("blue/1.png");
        assertThat(data.warnings())
                .contains("1 file is left out, since only images in a class's folder are read: readme.txt");
    }

    @Test
    void sixteenBitsOfWhichFewAreUsedAreTold() throws IOException {
        folder.write(ImageFolder.twoClasses(
                Map.of("red/a.png", Pictures.deep(8, 8, 4095), "red/b.png", Pictures.deep(8, 8, 40950))));

        assertThat(folder.load("'size':[8,8]").warnings())
                .containsExactly(
                        "1 image has 16 bits a sample, which are cut to 8: red/b.png",
                        "1 image has 16 bits a sample, using less than an eighth of their range, so that of 256 levels at"
                                + " most 32 are left when they are cut to 8: scale them before (12 bits: times 16): red/a.png");
    }

    @Test
    void classOfWhichNoImageCanBeReadIsNamed() throws IOException {
        folder.write(ImageFolder.twoClasses(
                Map.of("green/a.tif", new byte[9], "green/b.webp", new byte[9], "red/c.tif", new byte[9])));

        assertThat(folder.load("'size':[8,8]").warnings())
                .contains(
                        "2 TIFF, 1 WEBP are left out, since only PNG, JPEG and BMP are read: green/a.tif, green/b.webp,"
                                + " red/c.tif",
                        "of 1 folder no image can be read, so that there is no such class: green");
    }

    @Test
    void imagesOfOtherProportionsAreSqueezedAndNamed() throws IOException {
        folder.write(ImageFolder.twoClasses(
                Map.of("red/tall.png", Pictures.grey(12, 16, 7), "red/wide.png", Pictures.grey(64, 36, 7))));

        assertThat(folder.load("'size':[9,16]").warnings())
                .containsExactly(
                        "11 images have proportions more than a quarter from those of format.size, so that what"
                                + " they show is squeezed: crop or pad before: blue/1.png, blue/2.png, blue/3.png, …");
        assertThat(folder.load("'size':[8,8]").warnings())
                .containsExactly("2 images have proportions more than a quarter from those of format.size, so that what"
                        + " they show is squeezed: crop or pad before: red/tall.png, red/wide.png");
    }

    @Test
    void fewBrightPixelsTakeTheRangeHoweverSmallTheyBecome() throws IOException {
        folder.write(ImageFolder.twoClasses(Map.of("red/a.png", Pictures.deepWithBrightPixel(64, 64))));

        assertThat(folder.load("'size':[8,8]").warnings())
                .containsExactly("1 image has 16 bits a sample, which are cut to 8: red/a.png");
    }

    @Test
    void aNarrowRangeOfSixteenBitsIsToldWhereverItLies() throws IOException {
        folder.write(ImageFolder.twoClasses(Map.of("red/a.png", Pictures.deep(8, 8, 31000, 34000))));

        assertThat(folder.load("'size':[8,8]").warnings())
                .singleElement()
                .asString()
                .startsWith("1 image has 16 bits a sample, using less than an eighth of their range");
    }

    @Test
    void whatIsLostInReadingIsTold() throws IOException {
        folder.write(ImageFolder.twoClasses(Map.of(
                "red/a.png", Pictures.deep(8, 8, 40950),
                "red/b.png", Pictures.ofType(BufferedImage.TYPE_INT_ARGB, 8, 8),
                "blue/c.jpg", Pictures.jpegTurned(ByteOrder.BIG_ENDIAN, 6),
                "blue/d.jpg", Pictures.jpegTurned(ByteOrder.LITTLE_ENDIAN, 3),
                "blue/e.jpg", Pictures.jpegTurned(ByteOrder.LITTLE_ENDIAN, 1))));

        assertThat(folder.load("'size':[8,8]").warnings())
                .containsExactly(
                        "1 image has 16 bits a sample, which are cut to 8: red/a.png",
                        "1 image has transparency, which is dropped: red/b.png",
                        "2 images have a turn that a camera noted (EXIF), which is not applied: blue/c.jpg,"
                                + " blue/d.jpg");
    }

    @Test
    void classesThatAGivenPartLacksAreNamed() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        ImageFolder.twoClasses(Map.of()).forEach((name, bytes) -> entries.put("train/" + name, bytes));
        entries.put("val/red/6.png", Pictures.image("png", 12, 12, ImageFolder.RED));
        entries.put("val/blue/6.tif", new byte[8]);
        folder.write(entries);

        assertThat(folder.load("'size':[8,8]").warnings())
                .contains("by the folders train, val no image to validate on is of these classes: blue");
    }

    @Test
    void zipArchiveIsReadInPlaceAndItsTopFolderLeft() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        ImageFolder.twoClasses(Map.of()).forEach((name, bytes) -> entries.put("top/" + name, bytes));
        folder.zip(entries);

        TrainingData data = Loading.load(files, ImageFolder.json("file:d.zip", "'size':[8,8]"))
                .data();

        assertThat(data.target().names()).containsExactly("blue", "red");
        assertThat(files.toFile().list()).containsExactly("d.zip");
    }

    @Test
    void channelsAreStandardizedByWhatTheTrainingPartShows() throws IOException {
        folder.write(ImageFolder.twoClasses(Map.of()));
        TrainingData data = folder.load("'size':[8,8]");

        float[] red = new float[3 * 64];
        float[] blue = new float[3 * 64];
        int last = data.training().size() - 1;
        data.training().read(0, blue, 0, new float[2], 0);
        data.training().read(last, red, 0, new float[2], 0);
        assertThat(red[0]).isCloseTo(1f, within(0.02f));
        assertThat(blue[0]).isCloseTo(-1f, within(0.02f));
        assertThat(blue[128]).isCloseTo(1f, within(0.02f));
    }

    @Test
    void encodingIsReadBackAndEncodesAnImageAsItWasForTraining() throws Exception {
        Map<String, byte[]> all = ImageFolder.twoClasses(Map.of());
        folder.write(all);
        TrainingData data = folder.load("'size':[6,5],'channels':1");
        float[] expected = new float[30];
        data.training().read(0, expected, 0, new float[2], 0);

        ImageEncoding encoding = (ImageEncoding) SpecReader.read(data.encoding(), Encoding.class);
        float[] inputs = new float[30];
        byte[] bytes = all.get(data.training().name(0));
        encoding.encode(ImageBytes.decode(bytes, 1000, 1, 6, 5), inputs, 0);

        assertThat(encoding.input()).isEqualTo(data.input());
        assertThat(inputs).isEqualTo(expected);
    }

    @Test
    void sizeAndChannelsAreChecked() {
        assertThat(folder.faults("'size':[4],'channels':2"))
                .containsExactly(
                        "format.size must be a height and a width from 1 to 1024, was [4]",
                        "format.channels must be 1 or 3, was 2");
    }
}
