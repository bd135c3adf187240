package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that are there more than once. */
class SameFilesTest {
    @TempDir
    Path files;

    @Test
    void oneImageInTwoClassesIsTold() throws IOException {
        draw("cat/%d.png", 0, 4);
        draw("dog/%d.png", 10, 14);
        draw("dog/also-%d.png", 2, 4);

        assertThat(images())
                .containsExactly("2 images have the same bytes as one with another label: dog/also-2.png as cat/2.png");
    }

    @Test
    void imagesToJudgeByThatAreTrainedOnAreTold() throws IOException {
        draw("train/cat/%d.png", 0, 8);
        draw("train/dog/%d.png", 10, 18);
        draw("test/cat/%d.png", 30, 32);
        draw("test/dog/a%d.png", 17, 18);
        draw("val/cat/%d.png", 20, 22);
        draw("val/dog/%d.png", 22, 24);

        assertThat(images())
                .filteredOn(warning -> warning.contains("bytes"))
                .containsExactly("1 image has the same bytes as one to train on, so that no new image is judged:"
                        + " test/dog/a17.png as train/dog/17.png");
    }

    @Test
    void copiesWithinAClassAreToldWhereTheyAreNotFew() throws IOException {
        draw("cat/%d.png", 0, 20);
        draw("dog/%d.png", 20, 40);
        draw("dog/copy-%d.png", 20, 22);
        assertThat(images()).isEmpty();

        draw("dog/copy-%d.png", 22, 23);
        assertThat(images())
                .containsExactly("3 images have the same bytes as another, which a split may put into another part:"
                        + " dog/copy-20.png as dog/20.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'masks','images':'a','masks':'b','size':[8,8],'classes':{'x':0,'y':200}}",
                "{'type':'pairs','inputs':'a','targets':'b','size':[8,8],'channels':1}"
            })
    void imagesWithMasksOrPicturesAreLookedAtToo(String format) throws IOException {
        draw("train/a/%d.png", 1, 6);
        draw("val/a/%d.png", 5, 7);
        for (String mask :
                List.of("train/b/1", "train/b/2", "train/b/3", "train/b/4", "train/b/5", "val/b/5", "val/b/6")) {
            write(mask + ".png", Pictures.grey(8, 8, mask.endsWith("1") || mask.endsWith("5") ? 200 : 0));
        }

        assertThat(warnings(format))
                .filteredOn(warning -> warning.contains("bytes"))
                .containsExactly("1 image has the same bytes as one to train on, so that no new image is judged:"
                        + " val/a/5.png as train/a/5.png");
    }

    private List<String> images() {
        return warnings("{'type':'images','size':[8,8]}");
    }

    private List<String> warnings(String format) {
        String spec = "{'uri':'file:d','format':" + format + "}";
        return Loading.load(files, spec.replace('\'', '"')).data().warnings();
    }

    private void draw(String name, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            write(name.formatted(i), Pictures.grey(8, 8, 5 * i));
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = files.resolve("d").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
