package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told where an image's class can be seen by its file. */
class TellingFilesTest {
    private final Map<String, byte[]> all = new TreeMap<>();

    @TempDir
    Path files;

    @Test
    void formatsThatTellTheClassesApartAreTold() throws IOException {
        for (int i = 0; i < 12; i++) {
            all.put("cat/" + i + ".png", Pictures.image("png", 8, 8, i << 8));
            all.put("dog/" + i + ".jpg", Pictures.image("jpg", 8, 8, i << 16));
        }

        assertThat(told())
                .containsExactly("classes can be told by their files' format, whatever they show: nearly all images of"
                        + " \"dog\" are JPEG, nearly all images of \"cat\" are PNG; a network may learn this instead:"
                        + " bring all into one form, or judge by images that are stored alike");
    }

    @Test
    void sizesAndColoursThatTellTheClassesApartAreTold() throws IOException {
        for (int i = 0; i < 12; i++) {
            all.put("cat/" + i + ".png", Pictures.image("png", 8, 8, i << 8));
            all.put("dog/" + i + ".png", Pictures.grey(16, 16, i));
        }

        assertThat(told())
                .hasSize(2)
                .anyMatch(text -> text.contains("size in pixels"))
                .anyMatch(text -> text.contains("nearly all images of \"dog\" are grey"));
    }

    @Test
    void filesThatAreMixedWithinAClassOrAlikeInAllAreNotTold() throws IOException {
        for (int i = 0; i < 12; i++) {
            all.put("cat/" + i + ".png", Pictures.image("png", 8 + i, 8, i << 8));
            all.put("dog/" + i + ".jpg", Pictures.image(i < 3 ? "png" : "jpg", 8, 8 + i, i << 16));
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void aClassOfFewImagesSaysNothing() throws IOException {
        for (int i = 0; i < 12; i++) {
            all.put("cat/" + i + ".png", Pictures.image("png", 8, 8, i << 8));
            all.put("dog/" + i + ".png", Pictures.image("png", 8, 8, i << 16));
            all.put("fox/" + i / 3 + ".jpg", Pictures.image("jpg", 9, 9, i));
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void masksAmongTheImagesOfClassesAreTold() throws IOException {
        for (int i = 0; i < 6; i++) {
            for (String name : List.of("benign", "malignant")) {
                all.put(name + "/" + name + " (" + i + ").png", Pictures.image("png", 8, 8, i << 8));
                all.put(name + "/" + name + " (" + i + ")_mask.png", Pictures.image("png", 8, 8, i));
            }
        }

        assertThat(warnings())
                .anyMatch(text -> text.startsWith("12 images are named like a mask of another in the same folder, and"
                        + " taken for an example of its class: benign/benign (0)_mask.png"));
    }

    @Test
    void foldersOfImagesAndOfMasksAreTold() throws IOException {
        for (int i = 0; i < 12; i++) {
            all.put("images/" + i + ".png", Pictures.image("png", 8, 8, i << 8));
            all.put("masks/" + i + ".png", Pictures.image("png", 8, 8, i));
        }

        assertThat(warnings())
                .anyMatch(text -> text.startsWith(
                        "the folders images and masks, taken for two classes, have files of" + " the same names"));
    }

    @Test
    void classesOfPeopleWithAndWithoutMasksAreNone() throws IOException {
        for (int i = 0; i < 12; i++) {
            all.put("with_mask/" + i + "_mask.png", Pictures.image("png", 8, 8, i << 8));
            all.put("without_mask/" + i + ".png", Pictures.image("png", 8, 8, i));
        }

        assertThat(warnings()).noneMatch(text -> text.contains("type to masks"));
    }

    private List<String> told() throws IOException {
        return warnings().stream()
                .filter(text -> text.startsWith("classes can be told"))
                .toList();
    }

    private List<String> warnings() throws IOException {
        ImageFolder folder = new ImageFolder(files);
        folder.write(all);
        return folder.load("'size':[8,8]").warnings();
    }
}
