package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadImagesTest {
    @TempDir
    Path files;

    private ImageFolder folder;

    @BeforeEach
    void folder() {
        folder = new ImageFolder(files);
    }

    @Test
    void badImagesAreAllNamed() throws IOException {
        byte[] png = Pictures.image("png", 64, 64, ImageFolder.RED);
        byte[] jpg = Pictures.image("jpg", 64, 64, ImageFolder.RED);
        byte[] bmp = Pictures.image("bmp", 64, 64, ImageFolder.RED);
        folder.write(ImageFolder.twoClasses(Map.of(
                "red/a.png", "not an image".getBytes(),
                "red/b.png", Arrays.copyOf(png, png.length / 2),
                "red/c.jpg", Arrays.copyOf(jpg, jpg.length - 10),
                "red/d.bmp", Arrays.copyOf(bmp, bmp.length / 2),
                "red/e.png", Pictures.pngClaiming(50_000, 50_000),
                "red/f.bmp", Pictures.bmpClaiming(50_000, 50_000),
                "red/g.jpg", Pictures.jpegClaiming(50_000, 50_000),
                "red/h.png", new byte[0])));

        assertThat(folder.faults("'size':[8,8]"))
                .containsExactly(
                        "uri holds red/a.png, which is not a PNG, JPEG or BMP image",
                        "uri holds red/b.png, which is broken or truncated: not a readable PNG image",
                        "uri holds red/c.jpg, which is truncated",
                        "uri holds red/d.bmp, which is truncated",
                        "uri holds red/e.png, which claims 50000 x 50000 pixels, of which at most 40000000 are allowed",
                        "uri holds red/f.bmp, which claims 50000 x 50000 pixels, of which at most 40000000 are allowed",
                        "uri holds red/g.jpg, which claims 50000 x 50000 pixels, of which at most 40000000 are allowed",
                        "uri holds red/h.png, which is empty: it has no bytes");
    }

    @Test
    void imagesOfOneClassAreRefused() throws IOException {
        folder.write(Map.of("red/1.png", Pictures.grey(4, 4, 1), "red/2.png", Pictures.grey(4, 4, 2)));

        assertThat(folder.faults("'size':[4,4]"))
                .containsExactly("uri holds images of one class, \"red\": there is nothing to learn");
    }

    @Test
    void kindsOfImagesThatAreNotReadAreNamed() throws IOException {
        folder.write(Map.of("a/1.tif", new byte[1], "b/2.TIFF", new byte[1], "b/3.webp", new byte[1]));

        assertThat(folder.faults("'size':[4,4]"))
                .containsExactly(
                        "uri holds no image that can be read: there are 2 TIFF, 1 WEBP, and PNG, JPEG and BMP are"
                                + " read");
    }

    @Test
    void fileOfAnotherKindThanItsNameIsNamed() throws IOException {
        folder.write(ImageFolder.twoClasses(
                Map.of("red/x.png", "GIF89a....".getBytes(), "red/y.jpg", "II*\0....".getBytes())));

        assertThat(folder.faults("'size':[4,4]"))
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

        assertThat(folder.faults("'size':[4,4]"))
                .containsExactly("uri must name a folder or a zip archive for the format images: this is a " + name
                        + ", pack it as .zip");
    }

    @Test
    void oneFileIsNoFolderOfImages() throws IOException {
        Files.write(files.resolve("d"), Pictures.grey(4, 4, 1));

        assertThat(folder.faults("'size':[4,4]"))
                .containsExactly("uri must name a folder or a zip archive for the format images");
    }

    @Test
    void zipEntriesThatLeadOutOrExplodeAreRefused() throws IOException {
        Map<String, byte[]> escaping = new TreeMap<>(ImageFolder.twoClasses(Map.of()));
        escaping.put("red/../../x.png", new byte[1]);
        folder.zip(escaping);
        assertThat(folder.zipFaults())
                .containsExactly("uri holds an entry whose name must not hold . or .. or empty names of folders");

        Map<String, byte[]> bomb = new TreeMap<>(ImageFolder.twoClasses(Map.of()));
        bomb.put("red/bomb.png", new byte[8 << 20]);
        folder.zip(bomb);
        assertThat(folder.zipFaults()).singleElement().asString().startsWith("uri unpacks to more than is allowed");
    }

    @Test
    void brokenZipIsRefused() throws IOException {
        folder.zip(ImageFolder.twoClasses(Map.of()));
        byte[] whole = Files.readAllBytes(files.resolve("d.zip"));
        Files.write(files.resolve("d.zip"), Arrays.copyOf(whole, whole.length - 30));

        assertThat(folder.zipFaults()).singleElement().asString().startsWith("uri begins like a zip archive");
    }
}
