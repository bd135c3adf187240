package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Part;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Images that are written as numbers in a table. */
class ImageTableTest {
    private static final String ALL = "},'split':{'validation':0},'normalize':'none'";

    @TempDir
    Path files;

    /** As digits and clothes come in competitions: the label, then a column for each pixel. */
    @Test
    void eachColumnIsAPixelRowByRow() throws IOException {
        write("label,pixel0,pixel1,pixel2,pixel3,pixel4,pixel5\n", i -> i % 3 + "," + i + ",1,2,0,255,5");

        TrainingData data = load("'size':[2,3]" + ALL);

        assertThat(data.input().dimensions()).containsExactly(1, 2, 3);
        assertThat(data.target()).isEqualTo(Target.classification(List.of("0", "1", "2")));
        assertThat(data.training().name(4)).isEqualTo("row 5");
        assertThat(samples(data, 4)).containsExactly(4, 1, 2, 0, 255, 5);
        assertThat(data.warnings()).isEmpty();
    }

    /** As faces come: all pixels in one cell, and a column of parts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"%d 1 2 3;", "'\"%d, 1,2 ,3\"';", "'\"[%d, 1, 2, 3]\"';", "'%d  1\t2 3 ';", "%d.0 1 2. 3;"})
    void oneCellHasAllPixels(String cell) throws IOException {
        write(
                "emotion,pixels,Usage\n",
                i -> "a".repeat(1 + i % 2) + "," + cell.replace("%d", "" + i) + "," + (i < 6 ? "Training" : "val"));

        TrainingData data = load(
                "'label':'emotion','pixels':'pixels','size':[2,2]},'split':{'column':'Usage'}" + ",'normalize':'none'");

        assertThat(data.training().size()).isEqualTo(6);
        assertThat(data.validation().size()).isEqualTo(4);
        assertThat(samples(data, 5)).containsExactly(5, 1, 2, 3);
        assertThat(data.warnings()).anyMatch(text -> text.startsWith("the parts are given by the column \"Usage\""));
    }

    @Test
    void aCellMayHaveMoreSamplesThanATableHasColumns() throws IOException {
        write("label,p\n", i -> i % 2 + "," + (i + " ").repeat(3 * 64 * 64).strip());

        assertThat(samples(load("'pixels':'p','channels':3,'size':[64,64]" + ALL), 7))
                .hasSize(12_288)
                .containsOnly(7);
    }

    @Test
    void columnsMayHaveNoNames() throws IOException {
        write("", i -> i % 2 + "," + i + ",200");

        assertThat(samples(load("'header':false,'label':'column_1','size':[1,2]" + ALL), 4))
                .containsExactly(4, 200);
    }

    /** Two pixels of red 1 and 2, green 3 and 4, blue 5 and 6. */
    @ParameterizedTest
    @CsvSource({"channels_last, 1 3 5 2 4 6", "channels_first, 1 2 3 4 5 6"})
    void coloursFollowEachOtherInEitherOrder(String order, String written) throws IOException {
        write("label,p\n", i -> i % 2 + "," + written);

        TrainingData data = load("'pixels':'p','channels':3,'size':[1,2],'order':'" + order + "'" + ALL);

        assertThat(data.input().dimensions()).containsExactly(3, 1, 2);
        assertThat(samples(data, 0)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void labelsMayBeNumbersAndRowsMayHaveWeights() throws IOException {
        write("id,x,y,w,a,b\n", i -> "k" + i + "," + i / 2.0 + "," + -i + ",2," + i + ",9");

        TrainingData data =
                load("'label':['x','y'],'task':'regression','weight':'w','ignore':['id'],'size':[1,2]" + ALL);

        assertThat(data.target().task()).isEqualTo(Target.Task.REGRESSION);
        assertThat(data.target().names()).containsExactly("x", "y");
        assertThat(samples(data, 3)).containsExactly(3, 9);
    }

    @Test
    void anImageThatIsPostedIsSeenAsThoseOfTheTable() throws IOException {
        write("label,a,b\n", i -> i % 2 + "," + i + ",200");
        TrainingData data = load("'size':[1,2]" + ALL);

        ImageEncoding read = (ImageEncoding) SpecReader.read(data.encoding(), Encoding.class);

        assertThat(read.height()).isEqualTo(1);
        assertThat(read.width()).isEqualTo(2);
        assertThat(Loading.encoded(files, Loading.spec(json("'size':[1,2]" + ALL)), Part.TRAINING, read)
                        .known()
                        .examples()
                        .size())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "'size':[2,2]! format.size times channels is 4, and there are 3 columns of samples, from \"a\" to \"c\"",
                "'size':[1,2]! format.size times channels is 2, and there are 3 columns of samples, from \"a\" to \"c\": name in ignore what is no sample",
                "'size':[1,3],'label':'kind'! format.label is no column of the file: \"kind\"; there are label, a, b, c",
                "'size':[1,3],'pixels':'label'! format.pixels is named twice: \"label\"",
                "'size':[1,3],'ignore':['d']! format.ignore[0] is no column of the file: \"d\"; there are label, a, b, c",
                "'size':[1,3],'channels':2! format.channels must be 1 or 3, was 2",
                "'size':[1,3],'label':['label','a']! format.label must be one column unless task is regression"
            })
    void columnsThatDoNotFitAreFaults(String format, String fault) throws IOException {
        write("label,a,b,c\n", i -> i % 2 + ",1,2,3");

        assertThat(faults(format)).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "256; must be whole numbers from 0 to 255, and one is \"256\" in line 4, column \"a\"",
                "-1; must be whole numbers from 0 to 255, and one is \"-1\" in line 4, column \"a\"",
                "1.5; must be whole numbers from 0 to 255, and one is \"1.5\" in line 4, column \"a\"",
                "x; must be whole numbers from 0 to 255, and one is \"x\" in line 4, column \"a\"",
                "``; must be whole numbers from 0 to 255, and one is missing in line 4, column \"a\""
            })
    void samplesThatAreNoneAreFaultsThatNameTheCell(String cell, String fault) throws IOException {
        write("label,a,b\n", i -> i % 2 + "," + (i == 2 ? cell : "7") + ",9");

        assertThat(faults("'size':[1,2]")).containsExactly("format.pixels " + fault);
    }

    @Test
    void sharesAreToldWithWhatToDo() throws IOException {
        write("label,a,b\n", i -> i % 2 + ",0,0." + i + "1");

        assertThat(faults("'size':[1,2]"))
                .hasSize(7)
                .contains(
                        "format.pixels are numbers from 0 to 1: multiply them by 255 and round them",
                        "format.pixels are faulty in 10 rows in all");
    }

    @Test
    void cellsWithAnotherNumberOfSamplesAreFaults() throws IOException {
        write("label,p\n", i -> i % 2 + "," + List.of("1 2", "1", "1 2 3").get(Math.max(0, i - 7)));

        assertThat(faults("'pixels':'p','size':[1,2]"))
                .containsExactly(
                        "format.pixels has 1 sample in line 10, and size times channels is 2",
                        "format.pixels has more samples in line 11, and size times channels is 2");
    }

    @Test
    void aRowWithoutALabelIsAFault() throws IOException {
        write("label,a\n", i -> (i == 3 ? "" : "x" + i % 2) + ",1");

        assertThat(faults("'size':[1,1]")).containsExactly("format.label is empty in row 4");
    }

    @Test
    void columnsOutOfTheirOrderAreTold() throws IOException {
        write("label,p1,p10,p2\n", i -> i % 2 + ",1," + i + ",3");

        assertThat(load("'size':[1,3]" + ALL).warnings())
                .containsExactly("columns of samples are not in the order of their numbers: \"p2\" stands behind"
                        + " \"p10\"; they are taken as they stand");
    }

    @Test
    void aColumnOfPartsThatNobodyNamesIsTold() throws IOException {
        write("label,p,Usage\n", i -> i % 2 + "," + i + "," + (i < 5 ? "Training" : "Test"));

        assertThat(load("'pixels':'p','size':[1,1]" + ALL).warnings())
                .containsExactly(
                        "column \"Usage\", which begins with \"Training\", is not used: to divide by it, name it"
                                + " in split.column");
    }

    @Test
    void imagesThatAreThereTwiceAreTold() throws IOException {
        write("label,p0,p1,set\n", i -> i % 2 + "," + (i < 8 ? i : i - 8) + ",7," + (i < 8 ? "train" : "val"));
        assertThat(load("'size':[1,2]},'split':{'column':'set'}").warnings())
                .contains(
                        "2 images have the same bytes as one to train on, so that no new image is judged: row 9 as row 1");

        write("label,p0,p1\n", i -> i % 3 + "," + (i < 9 ? i : 0) + ",7");
        assertThat(load("'size':[1,2]" + ALL).warnings())
                .contains(
                        "1 image has the same bytes as another, which a split may put into another part: row 10 as row 1");
        write("label,p0,p1\n", i -> i % 2 + "," + (i < 9 ? i : 0) + ",7");
        assertThat(load("'size':[1,2]" + ALL).warnings())
                .contains("1 image has the same bytes as one with another label: row 10 as row 1");
    }

    @Test
    void whatIsWrittenIsReadTheSame() {
        String format = "'pixels':'p','size':[1,2],'order':'channels_first','delimiter':';','skip_lines':2";

        assertThat(SpecReader.read(SpecWriter.write(Loading.spec(json(format))), DatasetSpec.class))
                .isEqualTo(Loading.spec(json(format)));
    }

    @Test
    void imagesThatAreReadAsNumbersOrWordsAreTold() throws IOException {
        String many = IntStream.range(0, 64).mapToObj(i -> "p" + i).collect(Collectors.joining(","));
        String table = "{'uri':'file:t.csv','format':{'type':'csv','target':'label'},'split':{'validation':0}}"
                .replace('\'', '"');
        write("label," + many + "\n", i -> "x" + i % 2 + ("," + i * 9 % 70).repeat(64));
        assertThat(Loading.load(files, table).data().warnings())
                .anyMatch(
                        text -> text.startsWith("64 columns, from \"p0\" to \"p63\", have whole numbers from 0 to 255")
                                && text.contains("the format image_table reads images"));

        for (String other : List.of(".5", "")) {
            write("label," + many + "\n", i -> "x" + i % 2 + ("," + i % 7 + other).repeat(64));
            assertThat(Loading.load(files, table).data().warnings()).noneMatch(text -> text.contains("image_table"));
        }

        write("label,p\n", i -> "x" + i % 2 + "," + "17 ".repeat(400));
        assertThat(Loading.faultTexts(files, table))
                .singleElement()
                .asString()
                .contains("characters, more than the 1000 allowed", "the format image_table reads images");
    }

    private void write(String header, IntFunction<String> row) throws IOException {
        Files.writeString(
                files.resolve("t.csv"),
                header + IntStream.range(0, 10).mapToObj(row).collect(Collectors.joining("\n", "", "\n")));
    }

    /** [channels, height, width], not scaled. */
    private static int[] samples(TrainingData data, int example) {
        float[] samples = new float[data.input().size()];
        data.training().read(example, samples, 0, new float[data.target().outputs()], 0);
        return IntStream.range(0, samples.length).map(i -> (int) samples[i]).toArray();
    }

    private TrainingData load(String format) {
        return Loading.load(files, json(format)).data();
    }

    private List<String> faults(String format) {
        return Loading.faultTexts(files, json(format));
    }

    private static String json(String format) {
        return ("{'uri':'file:t.csv','format':{'type':'image_table'," + format + (format.contains("}") ? "}" : "}}"))
                .replace('\'', '"');
    }
}
