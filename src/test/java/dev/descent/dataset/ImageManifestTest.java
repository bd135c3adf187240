package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageManifestTest {
    @TempDir
    Path files;

    private ImageFolder folder;

    @BeforeEach
    void folder() {
        folder = new ImageFolder(files);
    }

    @Test
    void manifestNamesImagesAndClassesByItsOwnColumns() throws IOException {
        Map<String, byte[]> all = new TreeMap<>(ImageFolder.twoClasses(Map.of()));
        all.put("list.csv", "file,kind\nred/1.png,a\nblue/1.png,b\nred/2.png,a\nblue/2.png,b\n".getBytes());
        folder.write(all);

        TrainingData data = folder.load("'size':[4,4],'manifest':'list.csv','image':'file','label':'kind'");

        assertThat(data.target().names()).containsExactly("a", "b");
        assertThat(data.training().size() + data.validation().size()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'size':[4,4],'manifest':'list.csv'", "'size':[4,4],'manifest':'list.csv','task':'multi_label'"})
    void labelsThatMayBeMeantAsOneAreTold(String format) throws IOException {
        Map<String, byte[]> all = new TreeMap<>(ImageFolder.twoClasses(Map.of()));
        all.put(
                "list.csv",
                "image,label\nred/1.png,Red\nred/2.png,red\nred/3.png,red\nblue/1.png,blue\nblue/2.png,blue\n"
                        .getBytes());
        folder.write(all);

        assertThat(folder.load(format).warnings())
                .contains("the labels have \"Red\" and \"red\", which differ only in case and are two words");
    }

    @Test
    void manifestSaysThePartsInAColumn() throws IOException {
        Map<String, byte[]> all = new TreeMap<>(ImageFolder.twoClasses(Map.of()));
        all.put(
                "list.csv",
                "image,label,set\nred/1.png,a,train\n./blue/1.png,b,Train\nred/2.png,a,VALID\nblue/2.png,b,\n"
                        .getBytes());
        folder.write(all);

        TrainingData data = folder.load("'size':[4,4],'manifest':'list.csv'},'split':{'column':'set'");

        assertThat(data.training().size()).isEqualTo(2);
        assertThat(data.validation().name(0)).isEqualTo("red/2.png");
        assertThat(data.warnings()).contains("1 of 4 rows are left out, since column \"set\" says no part for them");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret.png", "/etc/passwd", "%2e%2e/secret.png", "red\\1.png", "red/9.png", "red/1.png"})
    void manifestRowsThatNameNoImageOfTheFolderAreRefused(String name) throws IOException {
        Files.write(files.resolve("secret.png"), Pictures.image("png", 8, 8, ImageFolder.RED));
        Map<String, byte[]> all = new TreeMap<>(ImageFolder.twoClasses(Map.of()));
        all.put("list.csv", ("image,label\nred/1.png,a\nblue/1.png,b\n" + name + ",b\n").getBytes());
        folder.write(all);

        assertThat(folder.faults("'size':[4,4],'manifest':'list.csv'"))
                .singleElement()
                .asString()
                .startsWith("format.manifest has a faulty row 3");
    }

    @Test
    void whatAManifestDoesNotNameAndWhatItSaysInVainIsTold() throws IOException {
        Map<String, byte[]> all = new TreeMap<>(ImageFolder.twoClasses(Map.of()));
        all.put("other/1.png", Pictures.image("png", 8, 8, ImageFolder.RED));
        all.put(
                "list.csv",
                "image,label,set\nred/1.png,a,train\nred/2.png,b,train\nred/3.png,a,test\nred/4.png,b,val\n"
                        .getBytes());
        folder.write(all);

        assertThat(folder.load("'size':[4,4],'manifest':'list.csv'").warnings())
                .contains(
                        "1 image is left out, since the manifest does not name it: red/5.png",
                        "the manifest's column \"set\", which begins with \"train\", is not used: to divide by it,"
                                + " name it in split.column");
        assertThat(folder.load("'size':[4,4],'manifest':'list.csv'},'split':{'column':'set'")
                        .warnings())
                .noneMatch(text -> text.contains("not used"));
    }

    @Test
    void aManifestWithAnotherSeparatorIsToldSo() throws IOException {
        Map<String, byte[]> all = new TreeMap<>(ImageFolder.twoClasses(Map.of()));
        all.put("list.csv", "image;label\nred/1.png;a\nblue/1.png;b\n".getBytes());
        folder.write(all);

        assertThat(folder.faults("'size':[4,4],'manifest':'list.csv'"))
                .hasSize(2)
                .allMatch(text -> text.endsWith("which has image;label: its cells are separated by commas"));
    }

    @Test
    void aSlipInALabelIsTold() throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        StringBuilder list = new StringBuilder("image,label\n");
        for (int i = 0; i < 45; i++) {
            all.put("i/" + i + ".png", Pictures.image("png", 4, 4, i << 8));
            list.append("i/")
                    .append(i)
                    .append(i == 7 ? ".png,setsoa\n" : i % 2 == 0 ? ".png,setosa\n" : ".png,other\n");
        }
        all.put("list.csv", list.toString().getBytes());
        folder.write(all);

        assertThat(folder.load("'size':[4,4],'manifest':'list.csv'").warnings())
                .anyMatch(text -> text.startsWith("the labels have \"setsoa\" in 1 row beside \"setosa\" in 23"));
    }

    @Test
    void patientsWithImagesInTwoPartsAreTold() throws IOException {
        assertThat(listed("image,label,patient_id", i -> (i % 2 == 0 ? "sick" : "well") + "," + i / 6, ""))
                .anyMatch(text ->
                        text.matches("of the \\d in column \"patient_id\" whose rows the validation part has, \\d"
                                + " have others that are trained on: .*"));
        assertThat(listed("image,patient", i -> "p" + i / 6, ",'label':'patient'"))
                .noneMatch(text -> text.contains("whose rows"));
    }

    @Test
    void aLabelThatStandsForNoneIsTold() throws IOException {
        assertThat(listed("image,label", i -> i % 5 == 0 ? "999" : "" + i, ",'task':'regression'"))
                .contains("the label \"label\" has 999 in 9 rows, far from all its other numbers: if it means that the"
                        + " value is missing, take these rows out");
    }

    /** Warnings of a manifest of 45 images. */
    private List<String> listed(String header, IntFunction<String> cells, String format) throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        StringBuilder list = new StringBuilder(header).append('\n');
        for (int i = 0; i < 45; i++) {
            all.put("i/" + i + ".png", Pictures.image("png", 4, 4, i << 8));
            list.append("i/").append(i).append(".png,").append(cells.apply(i)).append('\n');
        }
        all.put("list.csv", list.toString().getBytes());
        folder.write(all);
        return folder.load("'size':[4,4],'manifest':'list.csv'" + format).warnings();
    }

    @Test
    void manifestWithoutItsColumnsIsRefused() throws IOException {
        Map<String, byte[]> all = new TreeMap<>(ImageFolder.twoClasses(Map.of()));
        all.put("list.csv", "a,b\nred/1.png,a\n".getBytes());
        folder.write(all);

        assertThat(folder.faults("'size':[4,4],'manifest':'list.csv'"))
                .containsExactly(
                        "format.image is no column of the manifest, which has a, b",
                        "format.label is no column of the manifest, which has a, b");
        assertThat(folder.faults("'size':[4,4],'manifest':'list.csv','image':'A','label':'b'"))
                .containsExactly("format.image is no column of the manifest, which has a, b (did you mean \"a\"?)");
        assertThat(folder.faults("'size':[4,4],'manifest':'other.csv'"))
                .containsExactly("format.manifest is no file of the data set: \"other.csv\"");
    }
}
