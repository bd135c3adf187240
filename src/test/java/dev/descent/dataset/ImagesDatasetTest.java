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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesDatasetTest {
    private static final int RED = 0xd02020;
    private static final int BLUE = 0x2020d0;

    @TempDir
    Path files;

    @Test
    void foldersAreClassesAndOtherFilesAreMentioned() throws IOException {
        write(twoClasses(Map.of("readme.txt", new byte[1], ".DS_Store", new byte[1])));
        TrainingData data = load("'size':[8,8]");

        assertThat(data.target().names()).containsExactly("blue", "red");
        assertThat(data.input().dimensions()).containsExactly(3, 8, 8);
        assertThat(data.training().name(0)).isEqualTo("blue/1.png");
        assertThat(data.warnings())
                .contains("1 files are left out, since they are not images in a class's folder: readme.txt");
    }

    @Test
    void whatIsLostInReadingIsTold() throws IOException {
        write(twoClasses(Map.of(
                "red/a.png", Pictures.ofType(BufferedImage.TYPE_USHORT_GRAY, 8, 8),
                "red/b.png", Pictures.ofType(BufferedImage.TYPE_INT_ARGB, 8, 8),
                "blue/c.jpg", Pictures.jpegTurned(ByteOrder.BIG_ENDIAN, 6),
                "blue/d.jpg", Pictures.jpegTurned(ByteOrder.LITTLE_ENDIAN, 3),
                "blue/e.jpg", Pictures.jpegTurned(ByteOrder.LITTLE_ENDIAN, 1))));

        assertThat(load("'size':[8,8]").warnings())
                .containsExactly(
                        "1 images have 16 bits a sample, which are cut to 8: red/a.png",
                        "1 images have transparency, which is dropped: red/b.png",
                        "2 images have a turn that a camera noted (EXIF), which is not applied: blue/c.jpg, blue/d.jpg");
    }

    @Test
    void zipArchiveIsReadInPlaceAndItsTopFolderLeft() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        twoClasses(Map.of()).forEach((name, bytes) -> entries.put("top/" + name, bytes));
        zip(entries);

        TrainingData data =
                Loading.load(files, json("file:d.zip", "'size':[8,8]")).data();

        assertThat(data.target().names()).containsExactly("blue", "red");
        assertThat(files.toFile().list()).containsExactly("d.zip");
    }

    @Test
    void manifestNamesImagesAndClassesByItsOwnColumns() throws IOException {
        Map<String, byte[]> all = new TreeMap<>(twoClasses(Map.of()));
        all.put("list.csv", "file,kind\nred/1.png,a\nblue/1.png,b\nred/2.png,a\nblue/2.png,b\n".getBytes());
        write(all);

        TrainingData data = load("'size':[4,4],'manifest':'list.csv','image':'file','label':'kind'");

        assertThat(data.target().names()).containsExactly("a", "b");
        assertThat(data.training().size() + data.validation().size()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret.png", "/etc/passwd", "%2e%2e/secret.png", "red\\1.png", "red/9.png", "red/1.png"})
    void manifestRowsThatNameNoImageOfTheFolderAreRefused(String name) throws IOException {
        Files.write(files.resolve("secret.png"), Pictures.image("png", 8, 8, RED));
        Map<String, byte[]> all = new TreeMap<>(twoClasses(Map.of()));
        all.put("list.csv", ("image,label\nred/1.png,a\nblue/1.png,b\n" + name + ",b\n").getBytes());
        write(all);

        assertThat(faults("'size':[4,4],'manifest':'list.csv'"))
                .singleElement()
                .asString()
                .startsWith("format.manifest has a faulty row 3");
    }

    @Test
    void manifestWithoutItsColumnsIsRefused() throws IOException {
        Map<String, byte[]> all = new TreeMap<>(twoClasses(Map.of()));
        all.put("list.csv", "a,b\nred/1.png,a\n".getBytes());
        write(all);

        assertThat(faults("'size':[4,4],'manifest':'list.csv'"))
                .containsExactly(
                        "format.image is no column of the manifest, which has a, b",
                        "format.label is no column of the manifest, which has a, b");
        assertThat(faults("'size':[4,4],'manifest':'other.csv'"))
                .containsExactly("format.manifest is no file of the data set: \"other.csv\"");
    }

    @Test
    void badImagesAreAllNamed() throws IOException {
        byte[] png = Pictures.image("png", 64, 64, RED);
        byte[] jpg = Pictures.image("jpg", 64, 64, RED);
        byte[] bmp = Pictures.image("bmp", 64, 64, RED);
        write(twoClasses(Map.of(
                "red/a.png", "not an image".getBytes(),
                "red/b.png", Arrays.copyOf(png, png.length / 2),
                "red/c.jpg", Arrays.copyOf(jpg, jpg.length - 10),
                "red/d.bmp", Arrays.copyOf(bmp, bmp.length / 2),
                "red/e.png", Pictures.pngClaiming(50_000, 50_000),
                "red/f.bmp", Pictures.bmpClaiming(50_000, 50_000),
                "red/g.jpg", Pictures.jpegClaiming(50_000, 50_000),
                "red/h.png", new byte[0])));

        assertThat(faults("'size':[8,8]"))
                .containsExactly(
                        "uri holds red/a.png, which is not a PNG, JPEG or BMP image",
                        "uri holds red/b.png, which is broken or truncated: not a readable PNG image",
                        "uri holds red/c.jpg, which is truncated",
                        "uri holds red/d.bmp, which is truncated",
                        "uri holds red/e.png, which claims 50000 x 50000 pixels, of which at most 40000000 are allowed",
                        "uri holds red/f.bmp, which claims 50000 x 50000 pixels, of which at most 40000000 are allowed",
                        "uri holds red/g.jpg, which claims 50000 x 50000 pixels, of which at most 40000000 are allowed",
                        "uri holds red/h.png, which is not a PNG, JPEG or BMP image");
    }

    @Test
    void imagesOfOneClassAreRefused() throws IOException {
        write(Map.of("red/1.png", Pictures.grey(4, 4, 1), "red/2.png", Pictures.grey(4, 4, 2)));

        assertThat(faults("'size':[4,4]"))
                .containsExactly("uri holds images of one class, \"red\": there is nothing to learn");
    }

    @Test
    void kindsOfImagesThatAreNotReadAreNamed() throws IOException {
        write(Map.of("a/1.tif", new byte[1], "b/2.TIFF", new byte[1], "b/3.webp", new byte[1]));

        assertThat(faults("'size':[4,4]"))
                .containsExactly(
                        "uri holds no image that can be read: there are 2 TIFF, 1 WEBP, and PNG, JPEG and BMP are read");
    }

    @Test
    void fileOfAnotherKindThanItsNameIsNamed() throws IOException {
        write(twoClasses(Map.of("red/x.png", "GIF89a....".getBytes(), "red/y.jpg", "II*\0....".getBytes())));

        assertThat(faults("'size':[4,4]"))
                .containsExactly(
                        "uri holds red/x.png, which is a GIF image: PNG, JPEG and BMP are read",
                        "uri holds red/y.jpg, which is a TIFF image: PNG, JPEG and BMP are read");
    }

    @ParameterizedTest
    @CsvSource({
        "'7z\u00bc\u00af''\u001c', 7-Zip archive",
        "'Rar!\u001a\u0007', RAR archive",
        "'\u00fd7zXZ\u0000', xz file",
        "'BZh9', bzip2 file"
    })
    void packersThatAreNotReadAreNamed(String start, String name) throws IOException {
        Files.write(files.resolve("d"), start.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(faults("'size':[4,4]"))
                .containsExactly("uri must name a folder or a zip archive for the format images: this is a " + name
                        + ", pack it as .zip");
    }

    @Test
    void manifestSaysThePartsInAColumn() throws IOException {
        Map<String, byte[]> all = new TreeMap<>(twoClasses(Map.of()));
        all.put(
                "list.csv",
                "image,label,set\nred/1.png,a,train\n./blue/1.png,b,Train\nred/2.png,a,VALID\nblue/2.png,b,\n"
                        .getBytes());
        write(all);

        TrainingData data = load("'size':[4,4],'manifest':'list.csv'},'split':{'column':'set'");

        assertThat(data.training().size()).isEqualTo(2);
        assertThat(data.validation().name(0)).isEqualTo("red/2.png");
        assertThat(data.warnings()).contains("1 of 4 rows are left out, since column \"set\" says no part for them");
    }

    @Test
    void sizeAndChannelsAreChecked() {
        assertThat(faults("'size':[4],'channels':2"))
                .containsExactly(
                        "format.size must be a height and a width from 1 to 1024, was [4]",
                        "format.channels must be 1 or 3, was 2");
    }

    @Test
    void oneFileIsNoFolderOfImages() throws IOException {
        Files.write(files.resolve("d"), Pictures.grey(4, 4, 1));

        assertThat(faults("'size':[4,4]"))
                .containsExactly("uri must name a folder or a zip archive for the format images");
    }

    @Test
    void channelsAreStandardizedByWhatTheTrainingPartShows() throws IOException {
        write(twoClasses(Map.of()));
        TrainingData data = load("'size':[8,8]");

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
        Map<String, byte[]> all = twoClasses(Map.of());
        write(all);
        TrainingData data = load("'size':[6,5],'channels':1");
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
    void zipEntriesThatLeadOutOrExplodeAreRefused() throws IOException {
        Map<String, byte[]> escaping = new TreeMap<>(twoClasses(Map.of()));
        escaping.put("red/../../x.png", new byte[1]);
        zip(escaping);
        assertThat(zipFaults())
                .containsExactly("uri holds an entry whose name must not hold . or .. or empty names of folders");

        Map<String, byte[]> bomb = new TreeMap<>(twoClasses(Map.of()));
        bomb.put("red/bomb.png", new byte[8 << 20]);
        zip(bomb);
        assertThat(zipFaults()).singleElement().asString().startsWith("uri unpacks to more than is allowed");
    }

    @Test
    void brokenZipIsRefused() throws IOException {
        zip(twoClasses(Map.of()));
        byte[] whole = Files.readAllBytes(files.resolve("d.zip"));
        Files.write(files.resolve("d.zip"), Arrays.copyOf(whole, whole.length - 30));

        assertThat(zipFaults()).singleElement().asString().startsWith("uri begins like a zip archive");
    }

    private List<String> zipFaults() {
        return Loading.faults(files, json("file:d.zip", "'size':[8,8]")).stream()
                .map(fault -> fault.path() + " " + fault.message())
                .toList();
    }

    private static Map<String, byte[]> twoClasses(Map<String, byte[]> more) {
        Map<String, byte[]> all = new TreeMap<>(more);
        for (int i = 1; i <= 5; i++) {
            all.put("red/" + i + ".png", Pictures.image("png", 10 + i, 12, RED));
            all.put("blue/" + i + ".png", Pictures.image("png", 12, 10 + i, BLUE));
        }
        return all;
    }

    private void write(Map<String, byte[]> all) throws IOException {
        for (Map.Entry<String, byte[]> file : all.entrySet()) {
            Path path = files.resolve("d").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private void zip(Map<String, byte[]> all) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(files.resolve("d.zip")))) {
            for (Map.Entry<String, byte[]> file : all.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
    }

    private TrainingData load(String format) {
        return Loading.load(files, json("file:d", format)).data();
    }

    private List<String> faults(String format) {
        return Loading.faults(files, json("file:d", format)).stream()
                .map(fault -> fault.path() + " " + fault.message())
                .toList();
    }

    private static String json(String uri, String format) {
        return ("{'uri':'" + uri + "','format':{'type':'images'," + format + "}}").replace('\'', '"');
    }
}
