package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Which folders are classes, which are parts, and which are neither. */
class FolderLayoutTest {
    @TempDir
    Path files;

    @ParameterizedTest
    @CsvSource({
        "train, val",
        "Training, VALIDATION",
        "TRAIN, valid",
        "data/train, data/val",
        "a/b/train, a/b/dev",
        "training_set, validation_set",
        "seg_train, seg_val",
        "train, eval",
        "trn, Evaluation",
        "train2017, val2017",
        "01_train, 02_valid"
    })
    void foldersOfPartsAreTheSplitAndNotTheClasses(String training, String validation) throws IOException {
        images(training + "/cat", 4);
        images(training + "/dog", 4);
        images(validation + "/cat", 3);
        images(validation + "/dog", 2);

        LoadedDataset loaded = load("'split':{'validation':0.5,'seed':3}");

        assertThat(loaded.data().target().names()).containsExactly("cat", "dog");
        assertThat(sizes(loaded)).containsExactly(8, 5, 0);
        assertThat(loaded.data().validation().name(0)).contains("cat/");
        assertThat(warnings(loaded)).anyMatch(text -> text.startsWith("the parts are given by the folders"));
        assertThat(loaded.summary().at("/classes/1/validation").intValue()).isEqualTo(2);
    }

    @Test
    void partsMayBeFoldersOfTheClasses() throws IOException {
        images("cat/train", 4);
        images("dog/train", 4);
        images("cat/test", 1);
        images("dog/val", 2);

        LoadedDataset loaded = load("'split':{}");

        assertThat(loaded.data().target().names()).containsExactly("cat", "dog");
        assertThat(sizes(loaded)).containsExactly(8, 2, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "Testing", "tst", "holdout_set"})
    void foldersThatAreKeptBackAreTheTest(String test) throws IOException {
        images("train/cat", 4);
        images("train/dog", 4);
        images(test + "/cat", 3);

        assertThat(sizes(load("'split':{'validation':0}"))).containsExactly(8, 0, 3);
    }

    @Test
    void partWithoutFolderIsAShareOfTraining() throws IOException {
        images("train/cat", 10);
        images("train/dog", 10);
        images("test/cat", 5);

        assertThat(sizes(load("'split':{'validation':0.2}"))).containsExactly(16, 4, 5);
        assertThat(sizes(load("'split':{'validation':0}"))).containsExactly(20, 0, 5);
    }

    @Test
    void imagesThatAreInNoPartOrClassAreTold() throws IOException {
        images("train/cat", 2);
        images("train/dog", 2);
        images("val/dog", 2);
        images("extra/cat", 1);
        write("train/lost.png");
        write("train/cat/anim.gif");
        Files.writeString(files.resolve("d/readme.txt"), "x");
        Files.writeString(files.resolve("d/train/cat/Thumbs.db"), "x");

        assertThat(warnings(load("'split':{}")))
                .contains(
                        "1 GIF are left out, since only PNG, JPEG and BMP are read: train/cat/anim.gif",
                        "3 files are left out, since only images in a class's folder are read: extra/cat/0.png,"
                                + " readme.txt, train/lost.png");
    }

    @Test
    void imagesWithoutAClassAreAFaultThatSaysWhereClassesAre() throws IOException {
        write("cat.1.png");
        write("dog.1.png");

        assertThat(faults("'split':{}"))
                .containsExactly(
                        "uri holds 2 images in no class's folder, such as cat.1.png: a class is a"
                                + " folder, or a manifest says it of each image; where the files' names say it, label_pattern finds it");
    }

    @Test
    void oneImageWithoutAClassIsToldOfAsOne() throws IOException {
        write("cat.1.png");

        assertThat(faults("'split':{}"))
                .singleElement()
                .asString()
                .startsWith("uri holds 1 image in no class's folder, such as cat.1.png: ");
    }

    @Test
    void foldersOfPartsMayBeThereTwice() throws IOException {
        images("training_set/training_set/cat", 3);
        images("training_set/training_set/dog", 3);
        images("test_set/test_set/cat", 2);
        images("test_set/test_set/dog", 1);

        TrainingData data = load("'split':{}").data();

        assertThat(data.target().names()).containsExactly("cat", "dog");
        assertThat(data.test().size()).isEqualTo(3);
    }

    @Test
    void aClassMayBeCalledLikeItsPart() throws IOException {
        images("train/train", 3);
        images("train/plane", 3);
        images("test/train", 2);

        assertThat(load("'split':{}").data().target().names()).containsExactly("plane", "train");
    }

    @Test
    void onePartWithoutClassesIsAFault() throws IOException {
        images("train", 3);

        assertThat(faults("'split':{}"))
                .singleElement()
                .asString()
                .startsWith("uri holds images in train, which are parts of a split and not classes");
    }

    @Test
    void partsWithoutClassesAreAFault() throws IOException {
        images("train", 3);
        images("val", 3);

        assertThat(faults("'split':{}"))
                .singleElement()
                .asString()
                .startsWith("uri holds images in train, val, which are parts of a split and not classes");
    }

    @Test
    void classThatIsNamedLikeOnePartIsAClass() throws IOException {
        images("train", 3);
        images("bus", 3);

        assertThat(load("'split':{}").data().target().names()).containsExactly("bus", "train");
    }

    @Test
    void classWithNothingToTrainOnIsAFault() throws IOException {
        images("train/cat", 2);
        images("train/dog", 2);
        images("val/eel", 2);

        assertThat(faults("'split':{}"))
                .containsExactly(
                        "uri has class \"eel\", of which by the folders train, val no example is to train on: bring some, or leave the parts out to have all of it divided anew");
    }

    @Test
    void deeperFoldersAreTold() throws IOException {
        images("cat/indoor", 2);
        images("cat/outdoor", 2);
        images("dog", 2);

        LoadedDataset loaded = load("'split':{}");

        assertThat(loaded.data().target().names()).containsExactly("cat", "dog");
        assertThat(warnings(loaded))
                .contains("4 images are in a folder below the class's own, and of that class: cat/indoor,"
                        + " cat/outdoor");
    }

    @ParameterizedTest
    @CsvSource({"'', '', fish", "wrapper/, wrapper/, outside-of-it", "train/, val/, no-part"})
    void foldersWithoutAFileAreToldAsClassesThatAreNotThere(String first, String second, String aside)
            throws IOException {
        images(first + "cat", 4);
        images(first + "dog", 4);
        images(second + "cat", 4);
        Files.createDirectories(files.resolve("d/" + aside));
        Files.createDirectories(files.resolve("d/" + first + "bird"));
        Files.createDirectories(files.resolve("d/" + first + "dog/more"));
        Files.createDirectories(files.resolve("d/" + first + ".hidden"));
        Path kept = Files.createDirectories(files.resolve("d/" + first + "fish"));
        Files.createFile(kept.resolve(".gitkeep"));
        String told = "2 folders are empty, so that there is no such class: bird, fish";

        assertThat(warnings(load("'split':{}"))).containsOnlyOnce(told);
        zip();
        assertThat(warnings(Loading.load(files, json("'split':{}").replace("file:d", "file:d.zip"))))
                .containsOnlyOnce(told);
    }

    @Test
    void classesWhoseNamesMayBeMeantAsOneAreTold() throws IOException {
        images("Cat", 2);
        images("cat ", 2);
        images("dog_1", 2);
        images("dog1", 2);
        images("1-2", 2);
        images("12", 2);

        assertThat(warnings(load("'split':{}")))
                .filteredOn(warning -> warning.startsWith("the classes have"))
                .containsExactly(
                        "the classes have \"Cat\" and \"cat\", which differ only in case and are two words",
                        "the classes have \"dog1\" and \"dog_1\", which differ only in spaces, hyphens, quotes or a last"
                                + " point and are two words");
    }

    @Test
    void oneClassIsReadAndCannotBeLearnedFrom() throws IOException {
        images("wrapper/only", 3);

        assertThat(faults("'split':{}"))
                .containsExactly("uri holds images of one class, \"only\": there is nothing to learn");
    }

    @ParameterizedTest
    @CsvSource({"Trainingsdaten, Testdaten", "animals_train, animals_val"})
    void classesThatAreNamedLikePartsAreTold(String first, String second) throws IOException {
        images(first + "/cat", 4);
        images(second + "/cat", 4);

        assertThat(warnings(load("'split':{}")))
                .anyMatch(text ->
                        text.startsWith("these are taken for classes, and may be meant as the parts of a split"));
    }

    @Test
    void otherFoldersMayLieBesidePartsThatAreThereTwice() throws IOException {
        for (String part : List.of("seg_train/seg_train/", "seg_val/seg_val/")) {
            images(part + "cat", 4);
            images(part + "dog", 4);
        }
        images("seg_pred/seg_pred", 2);

        LoadedDataset loaded = load("'split':{}");

        assertThat(loaded.data().target().names()).containsExactly("cat", "dog");
        assertThat(sizes(loaded)).containsExactly(8, 8, 0);
    }

    private void images(String folder, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            write(folder + "/" + i + ".png");
        }
    }

    private void write(String name) throws IOException {
        Path file = files.resolve("d").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, Pictures.grey(4, 4, name.hashCode() & 0xff));
    }

    /** The folder with its folders as an archive. */
    private void zip() throws IOException {
        Path folder = files.resolve("d");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(files.resolve("d.zip")));
                Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(any -> !any.equals(folder)).toList()) {
                String name = folder.relativize(path).toString();
                out.putNextEntry(new ZipEntry(Files.isDirectory(path) ? name + "/" : name));
                out.write(Files.isDirectory(path) ? new byte[0] : Files.readAllBytes(path));
            }
        }
    }

    private LoadedDataset load(String more) {
        return Loading.load(files, json(more));
    }

    private List<String> faults(String more) {
        return Loading.faultTexts(files, json(more));
    }

    private static List<Integer> sizes(LoadedDataset loaded) {
        return Stream.of("training", "validation", "test")
                .map(part -> loaded.summary().at("/split/" + part).intValue())
                .toList();
    }

    private static List<String> warnings(LoadedDataset loaded) {
        return loaded.summary()
                .get("warnings")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static String json(String more) {
        return ("{'uri':'file:d','format':{'type':'images','size':[4,4],'channels':1}," + more + "}")
                .replace('\'', '"');
    }
}
