package dev.descent.ml.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.ml.base.IdleCores;
import dev.descent.ml.base.Sha256;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Images decoded on two threads, against the same on one. */
class SameBytesTest {
    private static final int COUNT = 41;
    private static final Images SPEC = (Images) format("{'type':'images','size':[12,20]}");
    private static final Masks MASKS =
            (Masks) format("{'type':'masks','size':[12,20],'classes':{'a':0,'b':255},'weights':{'border':{}}}");

    private static final Pairs PAIRS =
            (Pairs) format("{'type':'pairs','inputs':'images','targets':'masks','size':[12,20],'target_channels':1}");

    private final IdleCores one = new IdleCores(1);
    private final IdleCores two = new IdleCores(2);

    @TempDir
    Path folder;

    @BeforeEach
    void draw() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < COUNT; i++) {
            int width = 20 + random.nextInt(30);
            int height = 20 + random.nextInt(30);
            write("images/" + i + ".jpg", width, height, BufferedImage.TYPE_INT_RGB, random);
            write("masks/" + i + ".png", width, height, BufferedImage.TYPE_BYTE_BINARY, random);
        }
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void imagesAreTheSame() throws IOException {
        assertThat(hash(images(two))).isEqualTo(hash(images(one)));
    }

    @Test
    void imagesInAMappedFileAreTheSame() throws IOException {
        Store mapped = new Store(new Store.Capacity(0, 1 << 20), folder.resolve("mapped"), () -> {});

        assertThat(hash(reading(two).read(list(), mapped))).isEqualTo(hash(images(one)));
    }

    @Test
    void masksAndTheirWeightsAreTheSame() throws IOException {
        assertThat(hash(masks(two))).isEqualTo(hash(masks(one)));
    }

    @Test
    void pairsAndTheirNotesAreTheSame() throws IOException {
        for (int i : new int[] {2, 5, 6, 40}) {
            write("masks/" + i + ".png", 20, 20, BufferedImage.TYPE_INT_ARGB, new Random(i));
            write("images/" + i + ".jpg", 20, 20, BufferedImage.TYPE_INT_RGB, new Random(i));
        }
        RawImages both = pairs(two);

        assertThat(hash(both)).isEqualTo(hash(pairs(one)));
        assertThat(both.notes()).isEqualTo(pairs(one).notes()).hasSize(2);
        assertThat(both.notes().get(0)).startsWith("4 images have transparency").contains("masks/2.png");
    }

    @Test
    void faultsOfPairsAreTheSameInTheSameOrder() throws IOException {
        Files.write(folder.resolve("images/7.jpg"), new byte[] {7});
        write("masks/8.png", 3, 3, BufferedImage.TYPE_BYTE_BINARY, new Random(8));
        InvalidSpec alone = catchThrowableOfType(InvalidSpec.class, () -> pairs(one));
        InvalidSpec both = catchThrowableOfType(InvalidSpec.class, () -> pairs(two));

        assertThat(both.violations()).isEqualTo(alone.violations()).hasSize(2);
        assertThat(both.violations().get(0).message()).contains("images/7.jpg");
        assertThat(both.violations().get(1).message()).contains("masks/8.png", "3 x 3");
    }

    @Test
    void faultsAreTheSameInTheSameOrder() throws IOException {
        for (int i : new int[] {3, 4, 9, 20, 21, 22, 23, 24, 25, 26, 27, 30, 31, 32}) {
            Files.write(folder.resolve("images/" + i + ".jpg"), new byte[] {(byte) i});
        }
        InvalidSpec alone = catchThrowableOfType(InvalidSpec.class, () -> images(one));
        InvalidSpec both = catchThrowableOfType(InvalidSpec.class, () -> images(two));

        assertThat(both.violations()).isEqualTo(alone.violations()).hasSize(10);
        assertThat(both.violations().get(0).message()).contains("images/3.jpg");
        assertThat(catchThrowableOfType(InvalidSpec.class, () -> masks(two)).violations())
                .isEqualTo(catchThrowableOfType(InvalidSpec.class, () -> masks(one))
                        .violations());
    }

    @Test
    void interruptingEndsIt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> images(two)).isInstanceOf(InterruptedIOException.class);
        assertThatThrownBy(() -> pairs(two)).isInstanceOf(InterruptedIOException.class);
        assertThat(two.take()).isTrue();
        assertThat(two.take()).isTrue();
    }

    private RawImages images(IdleCores cores) throws IOException {
        return reading(cores).read(list(), Store.ofHeap());
    }

    private ImageReading reading(IdleCores cores) throws IOException {
        return new ImageReading(files(), Limits.DEFAULT, SPEC.shape(), cores);
    }

    private RawImages masks(IdleCores cores) throws IOException {
        return new MaskReading(files(), Limits.DEFAULT, MASKS, cores).read(listedPairs(), Store.ofHeap());
    }

    private RawImages pairs(IdleCores cores) throws IOException {
        return new PairReading(files(), Limits.DEFAULT, PAIRS, cores).read(listedPairs(), Store.ofHeap());
    }

    private static MaskPairs listedPairs() {
        return new MaskPairs(names("images/", ".jpg"), names("masks/", ".png"), List.of(), null, List.of());
    }

    private static ImageList list() {
        List<String> names = names("images/", ".jpg");
        List<String> classes =
                IntStream.range(0, COUNT).mapToObj(i -> "c" + i % 2).toList();
        return new ImageList(names, classes, null, List.of());
    }

    private static List<String> names(String start, String end) {
        return IntStream.range(0, COUNT).mapToObj(i -> start + i + end).toList();
    }

    private DataFiles files() throws IOException {
        return DataFiles.at(folder, Limits.DEFAULT);
    }

    private static String hash(RawImages images) {
        MessageDigest digest = Sha256.digest();
        images.digest(digest);
        return Sha256.hex(digest);
    }

    private static FormatSpec format(String json) {
        return SpecReader.read(new JsonMapper().readTree(json.replace('\'', '"')), FormatSpec.class);
    }

    private void write(String name, int width, int height, int type, Random random) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24) < 1 << 23 ? 0 : 0xffffff);
            }
        }
        Files.createDirectories(folder.resolve(name).getParent());
        ImageIO.write(
                image,
                name.substring(name.lastIndexOf('.') + 1),
                folder.resolve(name).toFile());
    }
}
