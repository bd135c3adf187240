package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a table that are no rows: titles, units, totals. */
class SkippedLinesTest {
    private static final String TABLE = "x,y\n1,p\n2,q\n3,p\n4,q\n";

    @TempDir
    Path files;

    /** A quote in a title opens no cell. */
    @ParameterizedTest
    @ValueSource(strings = {"A \"title of two lines\n\n", "a,b,c,d\n,,,\n", "one\r\ntwo\r\n", "one\rtwo\r"})
    void titlesAreSkipped(String title) throws IOException {
        write(title + TABLE);

        assertThat(examples("'skip_lines':2")).isEqualTo(4);
        assertThat(examples("'skip_lines':[1,2]")).isEqualTo(4);
    }

    @Test
    void linesAmongTheRowsAreSkippedByTheirNumber() throws IOException {
        write("Measured in May\nx,y\nm,-\n1,p\n2,q\n\n3,\"p\np\"\n4,q\nTotal,8,9\n");

        assertThat(examples("'skip_lines':[10,3,1]")).isEqualTo(4);
        assertThat(examples("'skip_lines':[10,7,3,1]")).isEqualTo(3);
    }

    @Test
    void linesOfALargerFileKeepTheirNumbers() throws IOException {
        write("title\nx,y\n1,p\n2,q\nm,p\n");

        assertThat(faults("'skip_lines':1"))
                .singleElement()
                .asString()
                .contains("\"m\" in line 5 (1 of 3 rows); if that line is no row, set skip_lines to [1,5];");
        assertThat(examples("'skip_lines':[1,5]")).isEqualTo(2);
    }

    @Test
    void linesAreSkippedInEachFileOfATable() throws IOException {
        for (String name : List.of("a", "b")) {
            Path file = files.resolve("t.csv").resolve(name + ".csv");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "title\n" + TABLE.replace("x,y\n", "x,y\nm,-\n"));
        }

        assertThat(examples("'skip_lines':[1,3]")).isEqualTo(8);
    }

    @Test
    void whatIsWrittenIsReadTheSame() {
        for (String json : List.of("0", "3", "[2]", "[1,2,64]")) {
            assertThat(SpecWriter.write(Loading.spec(spec("'skip_lines':" + json)))
                            .at("/format/skip_lines")
                            .toString())
                    .isEqualTo(json);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-1; format.skip_lines must be a whole number of at least 0, was -1",
                "[0]; format.skip_lines[0] must be a whole number of at least 1, was 0",
                "[2, 1.5]; format.skip_lines[1] must be a whole number of at least 1, was 1.5",
                "9; format.skip_lines leaves nothing of the file, which has fewer lines than 9"
            })
    void whatIsNoLineIsAFault(String lines, String fault) throws IOException {
        write(TABLE);

        assertThat(faults("'skip_lines':" + lines)).containsExactly(fault);
    }

    @Test
    void aTitleAboveTheNamesIsToldWithHowToSkipIt() throws IOException {
        write("Measured in May\n\n" + TABLE);

        assertThat(faults("'target':'y'"))
                .contains("format.skip_lines leaves a first row of 1 cell, and all 5 rows from line 3 on have 2: if the"
                        + " columns' names are there, set it to 2");

        write("Measured in May,,\n,,\nx,z,y\n1,2,p\n3,4,q\n");
        assertThat(faults("'target':'y'"))
                .noneMatch(text -> text.contains("set skip_lines to [3]"))
                .first()
                .asString()
                .endsWith(
                        "there are Measured in May, column_2, column_3 (the first line names 1 of 3 columns: if the names"
                                + " are in a later one, set skip_lines to how many lines are before it)");
    }

    /** One row that is too long says nothing of the first line, nor do rows that differ or have another delimiter. */
    @ParameterizedTest
    @ValueSource(strings = {"x,y\n1,p\n2,q,3\n", "x\n1,p\n2,q,3\n3,p\n", "x;y\n1,5;p\n2,5;q\n"})
    void rowsThatDoNotAgreeAreNoSignOfATitle(String table) throws IOException {
        write(table);

        assertThat(faults("'target':'y'")).noneMatch(text -> text.contains("skip_lines"));
    }

    private void write(String text) throws IOException {
        Files.writeString(files.resolve("t.csv"), text);
    }

    private int examples(String options) {
        return Loading.load(files, spec(options)).summary().get("examples").intValue();
    }

    private List<String> faults(String options) {
        return Loading.faultTexts(files, spec(options));
    }

    private static String spec(String options) {
        return ("{'uri':'file:t.csv','format':{'type':'csv'," + (options.contains("target") ? "" : "'target':'y',")
                        + options + "},'split':{'validation':0}}")
                .replace('\'', '"');
    }
}
