package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders and tables as well-known public data sets have them. */
class PublicLayoutsTest {
    private static final String LISTED = "'size':[4,4],'manifest':'list.csv'";

    private final Map<String, byte[]> all = new TreeMap<>();

    @TempDir
    Path files;

    private ImageFolder folder = new ImageFolder(Path.of("."));

    @BeforeEach
    void openFolder() {
        folder = new ImageFolder(files);
    }

    /** As competitions have them: an id without its file's ending or folder. */
    @ParameterizedTest
    @CsvSource({"train/im%d.png, im%d", "a/b/im%d.jpg, im%d", "part%1$s/im%1$s.png, im%1$s.png"})
    void aManifestOfIdsFindsTheOnlyImagesThatAreCalledSo(String name, String id) throws IOException {
        image(name, 12);
        list(id, 12);

        TrainingData data = folder.load(LISTED);

        assertThat(data.training().size() + data.validation().size()).isEqualTo(12);
        assertThat(data.warnings())
                .contains(
                        "12 names of images without folder or ending in the manifest are taken for the only file that is"
                                + " called so, such as \"" + id.formatted(0) + "\" for \"" + name.formatted(0) + "\"");
    }

    @Test
    void anIdOfSeveralImagesIsNoneOfThem() throws IOException {
        image("a/im%d.png", 12);
        image("b/im%d.png", 1);
        list("im%d", 12);

        assertThat(folder.faults(LISTED))
                .singleElement()
                .asString()
                .endsWith("has a faulty row 1: the image \"im0\" is not there");
    }

    /** Tiny ImageNet: the classes of its validation images stand in a text file. */
    @Test
    void partsWithoutFoldersOfClassesAreRefusedWithWhatToDo() throws IOException {
        image("train/n01/images/n01_%d.JPEG", 6);
        image("train/n02/images/n02_%d.JPEG", 6);
        image("val/images/val_%d.JPEG", 6);

        assertThat(write().faults("'size':[4,4]"))
                .singleElement()
                .asString()
                .startsWith(
                        "uri has images to judge by in the folder \"images\", which is no class of those to train on")
                .contains("split.column");
    }

    /** The same with a class that is called so. */
    @Test
    void aClassMayBeCalledLikeImages() throws IOException {
        image("train/photos/%d.png", 6);
        image("train/drawings/%d.png", 6);
        image("val/photos/%d.png", 6);

        assertThat(write().faults("'size':[4,4]")).isEmpty();
    }

    /** MVTec AD: what is trained on is good. */
    @Test
    void aClassThatOnlyTheTestHasIsRefusedWithWhatToDo() throws IOException {
        image("train/good/%d.png", 6);
        image("train/fair/%d.png", 6);
        image("test/broken/%d.png", 6);

        assertThat(write().faults("'size':[4,4]")).singleElement().asString().contains("leave the parts out to have");
    }

    /** The nuclei of the Data Science Bowl 2018. */
    @Test
    void foldersOfAnImageAndItsMasksAreToldForWhatTheyAre() throws IOException {
        for (String name : new String[] {"00ab", "01cd", "02ef"}) {
            image(name + "/images/%d.png", 2);
            image(name + "/masks/%d.png", 5);
        }

        assertThat(write().load("'size':[4,4],'task':'classification'").warnings())
                .anyMatch(text ->
                        text.startsWith("15 images are in folders that are named after masks, and taken for examples"
                                + " of the class around them: 00ab/masks, 01cd/masks, "));
        assertThat(Loading.faultTexts(
                        files,
                        ImageFolder.json("file:d", "'size':[4,4],'classes':{'a':0,'b':255}")
                                .replace("\"images\",\"size\"", "\"masks\",\"size\"")))
                .anyMatch(text -> text.contains("several masks of one image are to be drawn into one"));
    }

    /** HAM10000: its images come in two archives, and a table has the classes. */
    @ParameterizedTest
    @ValueSource(strings = {"HAM10000_images_part_%d", "fold%d", "Batch %d"})
    void foldersThatArePiecesOfOneSetAreTold(String piece) throws IOException {
        image(piece.formatted(1) + "/%d.png", 6);
        image(piece.formatted(2) + "/%d.png", 6);

        assertThat(write().load("'size':[4,4]").warnings())
                .contains("these are taken for classes, and are named like pieces of one set: \"" + piece.formatted(1)
                        + "\", \"" + piece.formatted(2)
                        + "\"; where a table says the class of each image, name it as the manifest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grade%d", "%d", "class_%d", "type %d"})
    void numberedClassesAreClasses(String name) throws IOException {
        image(name.formatted(1) + "/%d.png", 6);
        image(name.formatted(2) + "/%d.png", 6);

        assertThat(write().load("'size':[4,4]").warnings()).noneMatch(text -> text.contains("pieces"));
    }

    private void image(String name, int count) {
        for (int i = 0; i < count; i++) {
            String format = name.endsWith("png") ? "png" : "jpg";
            all.put(name.formatted(i), Pictures.image(format, 8, 8, (all.size() + 1) * 0x030507));
        }
    }

    private void list(String id, int rows) throws IOException {
        all.put(
                "list.csv",
                IntStream.range(0, rows)
                        .mapToObj(i -> id.formatted(i) + "," + (i % 2 == 0 ? "cat" : "dog"))
                        .collect(Collectors.joining("\n", "image,label\n", "\n"))
                        .getBytes());
        write();
    }

    private ImageFolder write() throws IOException {
        folder.write(all);
        return folder;
    }
}
