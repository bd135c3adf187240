package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxDatasetTest {
    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void tenImagesOfTwoClasses() throws IOException {
        folder = Files.createDirectory(home.resolve("d"));
        write("images", images(10, 3, 4, 120));
        write("labels", labels(10, 10));
    }

    @Test
    void plainAndGzippedFilesAreReadAlike() throws IOException {
        TrainingData plain = load();
        write("images", gzipped(images(10, 3, 4, 120)));
        TrainingData gzipped = load();

        assertThat(plain.input().dimensions()).containsExactly(1, 3, 4);
        assertThat(plain.target().names()).containsExactly("2", "10");
        assertThat(gzipped.encoding()).isEqualTo(plain.encoding());
        assertThat(plain.training().name(0)).isEqualTo("image 1");
    }

    @Test
    void headerThatClaimsMoreThanThereIsIsRefused() throws IOException {
        write("images", images(11, 3, 4, 120));

        assertThat(faults()).containsExactly("uri holds images, which ends before what its header claims");
    }

    @Test
    void headerThatClaimsLessThanThereIsIsRefused() throws IOException {
        write("images", images(9, 3, 4, 120));

        assertThat(faults())
                .containsExactly("uri holds images, which goes on after the 9 items that its header claims");
    }

    @Test
    void headerThatClaimsMoreThanIsAllowedIsRefusedBeforeItIsRead() throws IOException {
        write("images", images(Integer.MAX_VALUE, 16_384, 1000, 120));

        assertThat(faults()).singleElement().asString().startsWith("uri claims ");
    }

    @Test
    void sizesThatAreNotPositiveAreRefused() throws IOException {
        write("images", images(10, -3, 4, 120));

        assertThat(faults()).containsExactly("uri holds images, which claims a size of 4294967293 in dimension 1");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        write("images", "something else".getBytes());

        assertThat(faults())
                .containsExactly("uri holds images, which begins with 0x736f6d65, and not with the 0x00000803 of an IDX"
                        + " file of bytes in 3 dimensions");
    }

    @Test
    void emptyAndBrokenFilesAreRefused() throws IOException {
        write("images", new byte[0]);
        assertThat(faults()).containsExactly("uri holds images, which ends before what its header claims");

        byte[] gzipped = gzipped(images(10, 3, 4, 120));
        write("images", Arrays.copyOf(gzipped, gzipped.length - 12));
        assertThat(faults()).containsExactly("uri holds images, which ends before what its header claims");

        gzipped[15] ^= 0x55;
        write("images", gzipped);
        assertThat(faults()).hasSize(1);
    }

    @Test
    void gzipBombIsReadNoFurtherThanItsHeaderClaims() throws IOException {
        write("images", gzipped(images(10, 3, 4, 50_000_000)));

        assertThat(faults())
                .containsExactly("uri holds images, which goes on after the 10 items that its header claims");
    }

    @Test
    void differentNumbersOfImagesAndLabelsAreRefused() throws IOException {
        write("labels", labels(9, 9));

        assertThat(faults()).containsExactly("uri holds 10 images in images and 9 labels in labels");
    }

    @Test
    void labelsOfOneClassAreRefused() throws IOException {
        write("labels", ByteBuffer.allocate(18).putInt(0x801).putInt(10).array());

        assertThat(faults()).containsExactly("uri holds images of one class, \"0\": there is nothing to learn");
    }

    @Test
    void filesThatAreNotThereAreNamedTogether() {
        assertThat(Loading.faults(
                        home,
                        "{\"uri\":\"file:d\",\"format\":{\"type\":\"idx\",\"images\":\"a\",\"labels\":\"../b\"}}"))
                .extracting("path")
                .containsExactly("format.images", "format.labels");
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private TrainingData load() {
        return Loading.load(home, json()).data();
    }

    private List<String> faults() {
        return Loading.faultTexts(home, json());
    }

    private static String json() {
        return "{\"uri\":\"file:d\",\"format\":{\"type\":\"idx\",\"images\":\"images\",\"labels\":\"labels\"}}";
    }

    private static byte[] images(int count, int height, int width, int bytes) {
        ByteBuffer file = ByteBuffer.allocate(16 + bytes);
        file.putInt(0x803).putInt(count).putInt(height).putInt(width);
        for (int i = 16; i < Math.min(file.capacity(), 1000); i++) {
            file.put((byte) (i * 7));
        }
        return file.array();
    }

    private static byte[] labels(int count, int bytes) {
        ByteBuffer file = ByteBuffer.allocate(8 + bytes);
        file.putInt(0x801).putInt(count);
        for (int i = 0; i < bytes; i++) {
            file.put((byte) (i % 2 == 0 ? 10 : 2));
        }
        return file.array();
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
