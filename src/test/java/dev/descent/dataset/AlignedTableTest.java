package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables whose columns are aligned by spaces and tabs, as measuring programs write them. */
class AlignedTableTest {
    private static final String FORMAT = "'target':'k','delimiter':'whitespace'";

    @TempDir
    Path files;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  x    y  k\n  1.5 -2  a\n10.5  3  b \n\t2.5\t 4\ta\n",
                "x y k\r\n1.5 -2 a\r\n10.5 3 b\r\n\r\n   \r\n2.5 4 a\r\n",
                "x\ty\tk\n1.5\t\t-2\ta\n10.5\t3\tb\n2.5\t4\ta",
                "\ufeff\"x\"   \"y\" k\n1.5 \"-2\"   a\n10.5 3   \"b\"\n2.5 4 a   "
            })
    void anyRunOfBlanksIsBetweenCells(String table) throws IOException {
        write(table);

        TrainingData data = load(FORMAT + ",'task':'classification'");

        assertThat(data.target().names()).containsExactly("a", "b");
        assertThat(data.training().size()).isEqualTo(3);
        float[] inputs = new float[2];
        data.training().read(1, inputs, 0, new float[2], 0);
        assertThat(inputs).containsExactly(10.5f, 3f);
    }

    @Test
    void blanksInQuotesStay() throws IOException {
        write("x k\n1   \"old  \"\"blue\"\"\tcar\"\n2 new\n3 5\"\n4 \"old  \"\"blue\"\"\tcar\" \n");

        assertThat(load(FORMAT).target().names()).containsExactly("5\"", "new", "old \"blue\" car");
    }

    @Test
    void blanksThatMayBeBetweenColumnsAreTold() throws IOException {
        write("x   y   k\n1   2   a\n3   4   b\n");
        assertThat(faults("'target':'k'").get(0)).contains("set delimiter to \"whitespace\" if it stands between");

        write("x y k\n1   2   a\n3  4   b\n");
        assertThat(faults("'target':'k'").get(0)).contains("set delimiter to that if it stands between");
        assertThat(faults("'target':'k','delimiter':' '"))
                .last()
                .isEqualTo(
                        "format.delimiter is a space: set it to \"whitespace\" if columns are aligned by several of them");
        assertThat(faults("'target':'k','delimiter':'blank'"))
                .containsExactly(
                        "format.delimiter must be one character, and no quote or line break, or \"whitespace\", was blank");
    }

    private void write(String text) throws IOException {
        Files.write(files.resolve("t.txt"), text.getBytes(StandardCharsets.UTF_8));
    }

    private TrainingData load(String format) {
        return Loading.load(files, json(format)).data();
    }

    private List<String> faults(String format) {
        return Loading.faultTexts(files, json(format));
    }

    private static String json(String format) {
        return ("{'uri':'file:t.txt','normalize':'none','split':{'validation':0},'format':{'type':'csv'," + format
                        + "}}")
                .replace('\'', '"');
    }
}
