package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples to judge by that are trained on. */
class SeenExamplesTest {
    private static final String TOLD = " equal a row to train on, in all features and in the target, such as ";

    @TempDir
    Path files;

    /** Whatever is left out of the features, and however an equal number is written. */
    @ParameterizedTest
    @ValueSource(strings = {"validation", "test"})
    void aTableThatHoldsItsRowsTwiceIsTold(String part) throws IOException {
        write("t.csv", 0, 80, i -> i + "," + row(i % 40) + (i < 40 ? "" : ".0"));
        String split = part.equals("test") ? ",'split':{'validation':0,'test':0.25}" : ",'split':{'validation':0.25}";

        assertThat(warnings(split))
                .singleElement()
                .asString()
                .matches("1\\d of 20 rows to " + part.replace("validation", "validate") + " on" + TOLD
                        + "row \\d+ \\(row \\d+\\): they tell nothing of new rows; .*");
    }

    @Test
    void dataOfItsOwnThatIsTrainedOnIsTold() throws IOException {
        write("t.csv", 0, 60, i -> i + "," + row(i));
        write("own.csv", 50, 70, i -> i + "," + row(i));

        assertThat(warnings(",'split':{'validation':{'uri':'file:own.csv'}}"))
                .singleElement()
                .asString()
                .startsWith("10 of 20 rows to validate on" + TOLD + "row 1 (row 51): ");
    }

    @Test
    void someRepeatedRowsAreNotToldNorOfTheSameFeaturesWithOtherTargets() throws IOException {
        write("t.csv", 0, 80, i -> i + "," + row(i % 70));
        assertThat(warnings("")).isEmpty();

        write("t.csv", 0, 80, i -> i + "," + row(i % 40).replaceAll("[^,]*$", "") + i * i);
        assertThat(warnings("")).isEmpty();
    }

    @Test
    void rowsOfFewValuesAreAlikeByTheirNature() throws IOException {
        write("t.csv", 0, 80, i -> i + "," + i % 3 + "," + "uv".charAt(i * i % 5 % 2) + "," + i * i * i % 7 * 3);

        assertThat(warnings(",'split':{'stratify':false}")).noneMatch(warning -> warning.contains("equal a row"));
    }

    @Test
    void imagesOfAPartWithDataOfItsOwnAreLookedAt() throws IOException {
        for (int i = 0; i < 24; i++) {
            String name = (i % 2 == 0 ? "cat/" : "dog/") + i + ".png";
            image((i < 16 ? "all/" : "own/") + name, i);
        }
        image("own/cat/again.png", 6);
        String spec =
                "{'uri':'file:all','format':{'type':'images','size':[4,4]},'split':{'validation':0,'test':{'uri':'file:own'}}}";

        assertThat(Loading.load(files, spec.replace('\'', '"')).data().warnings())
                .containsExactly("1 of 9 images to test on are like one to train on in every pixel, such as"
                        + " cat/again.png (cat/6.png): they tell nothing of new images");
    }

    /** Of images alone and of those with masks, whose folders are of the patients. */
    @Test
    void patientsWithImagesInTwoPartsAreTold() throws IOException {
        for (int i = 0; i < 28; i++) {
            image("all/" + (i / 4 % 2 == 0 ? "sick" : "well") + "/patient%02d_%d.png".formatted(i / 4, i), i);
            image("drawn/images/sub-%02d/%d.png".formatted(i / 4, i), i);
            image("drawn/masks/sub-%02d/%d.png".formatted(i / 4, i), i % 2);
        }

        assertThat(images("'uri':'file:all','format':{'type':'images','size':[4,4]}"))
                .anyMatch(text -> text.matches("of the \\d that names of files tell apart \\(the first is"
                        + " \"patient00\"\\) whose images the validation part has, \\d have others.*"));
        assertThat(images("'uri':'file:drawn','format':{'type':'masks','images':'images','masks':'masks','size':[4,4],"
                        + "'classes':{'no':0,'yes':9}}"))
                .anyMatch(text -> text.contains("(the first is \"sub-00\") whose images"));
    }

    private List<String> images(String spec) {
        return Loading.load(files, "{%s}".formatted(spec).replace('\'', '"'))
                .data()
                .warnings();
    }

    private void image(String name, int shade) throws IOException {
        Path file = files.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, Pictures.grey(4, 4, 9 * shade));
    }

    /** A feature of numbers, one of words, and a target. */
    private static String row(int i) {
        return i * 37 % 101 / 4.0 + "," + "uvw".charAt(i % 3) + "," + i * 53 % 97;
    }

    private void write(String name, int from, int to, IntFunction<String> row) throws IOException {
        String rows = IntStream.range(from, to).mapToObj(row).collect(Collectors.joining("\n"));
        Files.writeString(files.resolve(name), "id,a,c,y\n" + rows + "\n");
    }

    private List<String> warnings(String split) {
        String spec = "{'uri':'file:t.csv','format':{'type':'csv','target':'y','ignore':['id']}" + split + "}";
        return Loading.load(files, spec.replace('\'', '"')).data().warnings();
    }
}
