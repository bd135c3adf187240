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

/** Columns that give the target away. */
class TargetLeaksTest {
    private static final String IGNORE =
            ": put it into ignore if it will not be known when the target is to be predicted";
    private static final String ON_ANOTHER_SCALE =
            "column \"b\" is the target \"y\" on another scale, as a straight line leads from one to the other"
                    + IGNORE;

    @TempDir
    Path files;

    @Test
    void aColumnThatEqualsANumberToPredictIsTold() throws IOException {
        assertThat(warnings(i -> i % 7 + "," + i * i + "," + i * i))
                .containsExactly("column \"b\" equals the target \"y\" in every training example" + IGNORE);
    }

    @Test
    void aCopyWithHolesIsToldAndHalfACopyIsNot() throws IOException {
        assertThat(warnings(i -> i % 7 + "," + (i == 3 ? "" : i * i) + "," + i * i))
                .anyMatch(warning -> warning.startsWith("column \"b\" equals the target \"y\""));
        assertThat(warnings(i -> i % 7 + "," + (i % 2 == 0 ? "" : i * i) + "," + i * i))
                .isEmpty();
    }

    @Test
    void aCopyInAnotherUnitIsToldThoughItWasRounded() throws IOException {
        assertThat(warnings(i -> i % 7 + "," + (i * 18 / 10.0 + 32) + "," + i)).containsExactly(ON_ANOTHER_SCALE);
        assertThat(warnings(i -> i % 7 + "," + -i * i * 100 + "," + i * i)).containsExactly(ON_ANOTHER_SCALE);
        assertThat(warnings(i -> i % 7 + "," + Math.round(i * i * 1.1) + "," + i * i))
                .containsExactly(ON_ANOTHER_SCALE);
    }

    @Test
    void whatIsNearlyOnALineIsNotTold() throws IOException {
        assertThat(warnings(i -> i % 7 + "," + (i * i + (i % 3 == 0 ? 9 : 0)) + "," + i * i))
                .isEmpty();
    }

    @Test
    void aStraightLineOfTheOnlyFeatureIsWhatIsToBeLearned() throws IOException {
        assertThat(Loading.load(files, table("a,y", "'target':'y'", i -> i + "," + (2 * i + 1)))
                        .data()
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no yes maybe", "3 1 2"})
    void aCodeForTheNumberIsToldWhetherItIsAWordOrANumber(String codes) throws IOException {
        assertThat(warnings(i -> i * i + "," + codes.split(" ")[i % 3] + "," + new double[] {2.5, 9.5, 4.5}[i % 3]))
                .containsExactly("column \"b\" tells the target \"y\" of every training example by itself" + IGNORE);
    }

    @Test
    void aNumberThatIsACodeForTheClassIsTold() throws IOException {
        assertThat(warnings(i -> i * i + "," + i % 3 + "," + "uvw".charAt(i % 3)))
                .containsExactly("column \"b\" tells the class of every training example by itself"
                        + IGNORE.replace("target", "class"));
    }

    @Test
    void eachOfSeveralTargetsIsLookedAt() throws IOException {
        String data = table("a,b,y,z", "'target':['y','z'],'task':'regression'", i -> {
            int far = i * 7919 % 31;
            return i + "," + far + "," + i * i + "," + far;
        });

        assertThat(Loading.load(files, data).data().warnings())
                .filteredOn(warning -> warning.startsWith("column \"b\""))
                .containsExactly("column \"b\" equals the target \"z\" in every training example" + IGNORE);
    }

    private List<String> warnings(IntFunction<String> row) throws IOException {
        return Loading.load(files, table("a,b,y", "'target':'y'", row)).data().warnings().stream()
                .filter(warning -> !warning.contains("counts the rows"))
                .filter(warning -> !warning.contains("different whole numbers"))
                .toList();
    }

    private String table(String header, String format, IntFunction<String> row) throws IOException {
        String rows = IntStream.range(0, 40).mapToObj(row).collect(Collectors.joining("\n"));
        Files.writeString(files.resolve("t.csv"), header + "\n" + rows + "\n");
        return ("{'uri':'file:t.csv','format':{'type':'csv'," + format + "}}").replace('\'', '"');
    }
}
