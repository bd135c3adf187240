package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadCsvTest {
    @TempDir
    Path files;

    @Test
    void aFirstLineThatIsARemarkIsToldWhereRowsDoNotFit() throws IOException {
        assertThat(faults("# made by a program\na,y\n1,2\n3,4\n", "'target':'y'"))
                .last()
                .isEqualTo("format.comment is not set, and the first line begins with \"#\": set comment to \"#\""
                        + " if such lines are remarks");
    }

    @Test
    void raggedRowsAreToldByLine() throws IOException {
        assertThat(faults("a,y\n1,p\n2,q,3\n4\n5,p\n", "'target':'y'"))
                .containsExactly("uri has 3 cells in line 3, not 2", "uri has 1 cell in line 4, not 2");
    }

    @Test
    void missingHeaderIsSuspected() throws IOException {
        assertThat(faults("5.1,3.5,setosa\n4.9,3.0,virginica\n", "'target':'species'"))
                .containsExactly("format.target is no column of the file: \"species\"; there are 5.1, 3.5, setosa"
                        + " (the first line looks like values: without a header, set header to false)");
    }

    @Test
    void unknownColumnIsToldWithTheOneThatIsLikeIt() throws IOException {
        assertThat(faults("width,Species\n1,p\n2,q\n", "'target':'species'"))
                .containsExactly("format.target is no column of the file: \"species\" (did you mean \"Species\"?);"
                        + " there are width, Species");
    }

    @Test
    void unknownColumnsAreToldAllAtOnceWithThoseThereAre() throws IOException {
        assertThat(faults("a,y\n1,p\n2,q\n", "'target':'z','features':['b'],'ignore':['c']"))
                .containsExactly(
                        "format.target is no column of the file: \"z\"; there are a, y",
                        "format.features[0] is no column of the file: \"b\"; there are a, y",
                        "format.ignore[0] is no column of the file: \"c\"; there are a, y");
    }

    @Test
    void wordAmongNumbersIsToldByLine() throws IOException {
        assertThat(faults("a,y\n1,p\nwrong,q\n3,p\n4,q\n", "'target':'y'"))
                .containsExactly(
                        "format.features has words in column \"a\", which should be numbers: \"wrong\" in line 3"
                                + " (1 of 4 rows); if that line is no row, set skip_lines to [3]; if that means that the value is missing, name it in missing_values;"
                                + " else to have them as words, name the column in categorical; to go without it, in"
                                + " ignore");
    }

    @Test
    void wordsInAColumnDeclaredNumericAreRefused() throws IOException {
        assertThat(faults("a,b,y\nu,1,p\nv,2,q\n", "'target':'y','categorical':['b']"))
                .singleElement()
                .asString()
                .startsWith("format.features has words in column \"a\"");
    }

    @Test
    void wordsAsTheTargetOfARegressionAreRefused() throws IOException {
        assertThat(faults("a,y\n1,p\n2,q\n3,4\n", "'target':'y','task':'regression'"))
                .containsExactly("format.target must hold numbers for a regression, and has \"p\" in line 2");
    }

    @Test
    void targetOfNumbersWithAWordIsRefusedUnlessItIsOfClasses() throws IOException {
        String csv = "a,y\n1,1\n2,2\n3,x\n4,1\n5,2\n6,x\n";

        assertThat(faults(csv, "'target':'y'")).singleElement().asString().contains("\"x\" in line 4");
        assertThat(faults(csv, "'target':'y','task':'classification'")).isEmpty();
    }

    @Test
    void oneRowIsTooFew() throws IOException {
        assertThat(faults("a,y\n1,2\n", "'target':'y'")).containsExactly("uri has too few rows to learn from: 1 of 1");
    }

    @Test
    void noRowsAreRefused() throws IOException {
        assertThat(faults("a,y\n", "'target':'y'")).containsExactly("uri has a header and no rows");
    }

    @Test
    void emptyFileIsRefused() throws IOException {
        assertThat(faults("", "'target':'y'")).containsExactly("uri is empty");
    }

    @Test
    void targetWithOneClassIsRefused() throws IOException {
        assertThat(faults("a,y\n1,p\n2,p\n3,p\n", "'target':'y'"))
                .containsExactly("format.target has one class in all rows, \"p\": there is nothing to learn");
    }

    @Test
    void columnNamedTwiceIsRefused() throws IOException {
        assertThat(faults("a,a,y\n1,2,p\n3,4,q\n", "'target':'y'")).containsExactly("uri names the column \"a\" twice");
    }

    @Test
    void columnOfKeysIsRefusedAsCategory() throws IOException {
        String rows = IntStream.range(0, 1001)
                .mapToObj(i -> "key" + i + "," + i % 2)
                .collect(Collectors.joining("\n", "id,y\n", "\n"));

        assertThat(faults(rows, "'target':'y'"))
                .containsExactly(
                        "format.features are none that can be learned from: column \"id\" has a different value"
                                + " in every row, as keys and names have: it is left out; to keep it, name it in features");
        assertThat(faults(rows, "'target':'y','features':['id']"))
                .containsExactly(
                        "format.features has more than 1000 different values in column \"id\": name it in ignore");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Files.write(files.resolve("t.csv"), new byte[] {'a', ',', 'y', '\n', (byte) 0xff, (byte) 0xfe, ',', '1', '\n'});

        assertThat(faults("'target':'y'"))
                .singleElement()
                .asString()
                .startsWith("uri is not text in UTF-8: set format.encoding");
    }

    @Test
    void openQuoteIsRefused() throws IOException {
        assertThat(faults("a,y\n1,\"p\n2,q\n", "'target':'y'"))
                .singleElement()
                .asString()
                .startsWith("uri ");
    }

    @Test
    void targetAsAFeatureIsRefused() throws IOException {
        assertThat(faults("a,y\n1,p\n2,q\n", "'target':'y','features':['a','y']"))
                .containsExactly("format.features[1] is the target, which it predicts");
    }

    @Test
    void emptyFolderIsNoCsv() throws IOException {
        Files.createDirectory(files.resolve("t.csv"));

        assertThat(faults("'target':'y'"))
                .containsExactly(
                        "uri holds no table of this format by the names of its files, which end in csv, tsv, txt, tab,"
                                + " dat, data: what is there is 0 files");
    }

    @Test
    void numberTooLargeForANetworkIsRefused() throws IOException {
        Files.writeString(files.resolve("t.csv"), "a,y\n1e300,1\n-1e300,2\n1,3\n");

        assertThat(Loading.faults(
                        files,
                        json("'target':'y'")
                                .replace("'uri'", "'normalize':'none','uri'")
                                .replace('\'', '"')))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("too large for a network"));
    }

    @Test
    void classOutsideTheTrainingPartIsRefusedWithAdvice() throws IOException {
        String rows = IntStream.range(0, 40).mapToObj(i -> i + ",p\n").collect(Collectors.joining());
        Files.writeString(files.resolve("t.csv"), "a,y\n" + rows + "40,q\n");
        List<String> seeds = IntStream.range(0, 200)
                .mapToObj(seed -> Loading.faults(
                        files,
                        json("'target':'y'")
                                .replace("'uri'", "'split':{'stratify':false,'seed':" + seed + "},'uri'")
                                .replace('\'', '"')))
                .flatMap(List::stream)
                .map(Violation::text)
                .distinct()
                .toList();

        assertThat(seeds)
                .containsExactly("split.stratify leaves class \"q\" without an example to train on: set it to true, or"
                        + " take another seed");
    }

    private List<String> faults(String csv, String format) throws IOException {
        Files.write(files.resolve("t.csv"), csv.getBytes(StandardCharsets.UTF_8));
        return faults(format);
    }

    private List<String> faults(String format) {
        return Loading.faultTexts(files, json(format).replace('\'', '"'));
    }

    private static String json(String format) {
        return "{'uri':'file:t.csv','format':{'type':'csv'," + format + "}}";
    }
}
