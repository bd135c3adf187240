package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels in the names of files, as in a folder with cat.0.jpg and dog.0.jpg. */
class LabellingNamesTest {
    private static final String PATTERN = "'size':[8,8],'label_pattern':'%s'";

    @TempDir
    Path files;

    private ImageFolder folder;
    private final Map<String, byte[]> images = new TreeMap<>();

    @BeforeEach
    void twentyImages() {
        folder = new ImageFolder(files);
        for (int i = 0; i < 10; i++) {
            add("pets/cat." + i + ".png", 0x100000 * i + 1);
            add("pets/Dog_" + i + ".v2.jpg", 0x1000 * i + 2);
        }
    }

    private void add(String name, int color) {
        images.put(name, Pictures.image(name.endsWith("jpg") ? "jpg" : "png", 8, 8, color));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"^([A-Za-z]+) Dog,cat", "cat|Dog Dog,cat", "(?i)^(dog|ca)t? Dog,ca", "^(.)o?(.) D/g,c/a"})
    void whatIsFoundIsTheClass(String pattern, String classes) throws IOException {
        folder.write(images);

        TrainingData data = folder.load(PATTERN.formatted(pattern));

        assertThat(data.target().names()).containsExactly(classes.split(","));
        assertThat(data.training().size() + data.validation().size()).isEqualTo(20);
    }

    @Test
    void numbersAreFoundForARegression() throws IOException {
        images.clear();
        for (int i = 0; i < 10; i++) {
            add(20 + i + "_1_" + i + ".png", 0x100000 * i);
        }
        folder.write(images);

        TrainingData data = folder.load(PATTERN.formatted("^([0-9]+)_") + ",'task':'regression'");

        assertThat(data.target().names()).containsExactly("label");
        assertThat(data.scaling().mean().get(0)).isBetween(22.0, 27.0);
        assertThat(folder.faults(PATTERN.formatted("_([0-9]+.p)") + ",'task':'regression'"))
                .first()
                .asString()
                .startsWith("format.label_pattern must hold numbers for a regression, and has \"0.p\"");
    }

    @Test
    void foldersOfPartsAreParts() throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        images.forEach((name, bytes) ->
                parts.put((name.matches(".*[789][.].*") ? "all/val/" : "all/train/") + name.substring(5), bytes));
        folder.write(parts);

        TrainingData data = folder.load(PATTERN.formatted("^([A-Za-z]+)"));

        assertThat(data.training().size()).isEqualTo(14);
        assertThat(data.validation().size()).isEqualTo(6);
        assertThat(data.warnings()).anyMatch(text -> text.startsWith("the parts are given by the folders train, val"));
    }

    @Test
    void imagesBesideTheFoldersOfPartsAreLeftOut() throws IOException {
        add("train/cat.1.png", 1);
        add("train/dog.1.png", 2);
        add("val/cat.2.png", 3);
        add("val/dog.2.png", 4);
        folder.write(images);

        TrainingData data = folder.load(PATTERN.formatted("^([A-Za-z]+)"));

        assertThat(Loading.names(data.training())).containsExactly("train/cat.1.png", "train/dog.1.png");
        assertThat(data.warnings())
                .anyMatch(text ->
                        text.startsWith("20 files are left out, since only images in the parts' folders are read"));
    }

    @Test
    void equalNumbersAreOneClass() throws IOException {
        images.clear();
        for (int i = 0; i < 8; i++) {
            add("n" + List.of("1", "1.0", "2", "02").get(i % 4) + "-" + i + ".png", 0x1000 * i);
        }
        folder.write(images);

        assertThat(folder.load(PATTERN.formatted("^n([0-9.]+)-")).target().names())
                .containsExactly("1", "02", "2");
    }

    /** As the images to predict of a competition are. */
    @Test
    void namesWithoutALabelAreLeftOut() throws IOException {
        add("pets/17.png", 3);
        images.put("pets/readme.md", new byte[] {'a'});
        folder.write(images);

        assertThat(folder.load(PATTERN.formatted("^([A-Za-z]+)")).warnings())
                .contains(
                        "1 image is left out, since label_pattern finds nothing in their names: pets/17.png",
                        "1 file is left out, since only images are read: pets/readme.md");
    }

    @Test
    void patternThatFindsNothingIsAFault() throws IOException {
        folder.write(images);

        assertThat(folder.faults(PATTERN.formatted("^bird")))
                .containsExactly(
                        "format.label_pattern finds nothing in the name of any image, such as \"Dog_0.v2.jpg\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "( > is no regular expression",
                "'' > must have 1 to 200 characters",
                "((a{1000}){1000}) > repeats too much"
            })
    void patternsThatAreNoneAreFaults(String pattern, String fault) {
        assertThat(folder.faults(PATTERN.formatted(pattern)))
                .singleElement()
                .asString()
                .startsWith("format.label_pattern " + fault);
    }

    @Test
    void patternIsNoManifestAndSaysNoSeveralClasses() {
        assertThat(folder.faults("'size':[8,8],'label_pattern':'a','manifest':'m.csv','task':'multi_label'"))
                .containsExactlyInAnyOrder(
                        "format.label_pattern is given, and so is manifest: one will do",
                        "format.task is for labels of a manifest: a name says one class, or one number");
    }

    @Test
    void patternIsProposedWhereNamesBeginWithClasses() throws IOException {
        Map<String, byte[]> flat = new TreeMap<>();
        images.forEach((name, bytes) -> flat.put(name.substring(5), bytes));
        folder.write(flat);
        assertThat(folder.faults("'size':[8,8]"))
                .singleElement()
                .asString()
                .endsWith("where the files' names say it, \"label_pattern\": \"^([A-Za-z]+)\" finds Dog, cat");

        Map<String, byte[]> parts = new TreeMap<>();
        List.of("train/", "test/").forEach(part -> flat.forEach((name, bytes) -> parts.put(part + name, bytes)));
        folder = new ImageFolder(files.resolve("parts"));
        folder.write(parts);
        assertThat(folder.faults("'size':[8,8]")).singleElement().asString().endsWith("finds Dog, cat");
    }
}
