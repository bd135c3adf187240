package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Series of which the latest examples judge. */
class SplitOrderTest {
    private static final String CSV = "'format':{'type':'csv','target':'y'}";

    @TempDir
    Path files;

    /** Row 1 is the latest day. */
    @ParameterizedTest
    @ValueSource(
            strings = {"yyyy-MM-dd", "dd.MM.yyyy", "MM/dd/yy", "d MMM yyyy", "yyyy-MM-dd'T'00:00:00'Z'", "yyyyMMdd"})
    void theLatestRowsJudge(String form) throws IOException {
        DateTimeFormatter written = DateTimeFormatter.ofPattern(form, Locale.ENGLISH);
        LocalDate last = LocalDate.of(2024, 3, 20);
        table("when,a,y\n", i -> last.minusDays(i).format(written) + "," + i * i % 83 + "," + i * 7 % 31);

        TrainingData data = load(CSV, "'order_by':'when','test':0.1");

        assertThat(Loading.names(data.test())).isEqualTo(rows(1, 4));
        assertThat(Loading.names(data.validation())).isEqualTo(rows(5, 12));
        assertThat(Loading.names(data.training())).isEqualTo(rows(13, 40));
        assertThat(data.input().size()).isEqualTo(1);
        assertThat(data.warnings())
                .anyMatch(text -> text.startsWith("divided in the order of column \"when\": to train on "
                        + last.minusDays(39).format(written) + " to "));
    }

    @Test
    void rowsOfOneTimeAreNotParted() throws IOException {
        table("year,a,y\n", i -> 2000 + i / 15 + "," + i * i % 83 + "," + i * 7 % 31);

        TrainingData data = load(CSV, "'order_by':'year'");

        assertThat(Loading.names(data.validation())).isEqualTo(rows(31, 40));
        assertThat(data.warnings())
                .contains(
                        "divided in the order of column \"year\": to train on 2000 to 2001, to validate on 2002 to 2002,"
                                + " to test on nothing",
                        "the validation part has 25.0% of the examples, and 20.0% are asked for: rows of one time are"
                                + " not parted");
    }

    @Test
    void aNumberMayBeLearnedFromAsWell() throws IOException {
        table("year,a,y\n", i -> 2000 + i + "," + i * i % 83 + "," + i * 7 % 31);

        assertThat(load("'format':{'type':'csv','target':'y','features':['a','year']}", "'order_by':'year'")
                        .input()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void withoutShufflingTheLastRowsJudge() throws IOException {
        table("a,y\n", i -> i * i % 83 + "," + i * 7 % 31);

        TrainingData data = load(CSV, "'shuffle':false,'test':0.1");

        assertThat(Loading.names(data.training())).isEqualTo(rows(1, 28));
        assertThat(Loading.names(data.validation())).isEqualTo(rows(29, 36));
        assertThat(Loading.names(data.test())).isEqualTo(rows(37, 40));
        assertThat(load(CSV, "'shuffle':false,'seed':7").warnings())
                .isEqualTo(load(CSV, "'shuffle':false").warnings());
    }

    @Test
    void framesFollowEachOtherByTheirNumbers() throws IOException {
        for (int i = 1; i <= 20; i++) {
            for (String folder : List.of("images", "masks")) {
                Files.createDirectories(files.resolve("film").resolve(folder));
                Files.write(files.resolve("film/" + folder + "/frame" + i + ".png"), Pictures.grey(4, 4, i % 2 * 9));
            }
        }

        TrainingData data = Loading.load(
                        files,
                        ("{'uri':'file:film','format':{'type':'masks','images':'images','masks':'masks','size':[4,4],"
                                        + "'classes':{'no':0,'yes':9}},'split':{'shuffle':false,'test':0.1}}")
                                .replace('\'', '"'))
                .data();

        assertThat(Loading.names(data.validation()))
                .containsExactlyInAnyOrder(
                        "images/frame15.png", "images/frame16.png", "images/frame17.png", "images/frame18.png");
        assertThat(Loading.names(data.test())).containsExactlyInAnyOrder("images/frame19.png", "images/frame20.png");
    }

    @Test
    void imagesOfAManifestFollowItsColumn() throws IOException {
        for (int i = 0; i < 40; i++) {
            Files.createDirectories(files.resolve("all"));
            Files.write(files.resolve("all/%02d.png".formatted(i)), Pictures.grey(4, 4, i));
        }
        Files.writeString(
                files.resolve("all/list.csv"),
                "image,label,taken\n" + lines(i -> "%02d.png,%s,%d".formatted(i, i % 2 == 0 ? "a" : "b", 100 - i)));

        TrainingData data = Loading.load(
                        files,
                        ("{'uri':'file:all','format':{'type':'images','manifest':'list.csv','size':[4,4]},"
                                        + "'split':{'order_by':'taken'}}")
                                .replace('\'', '"'))
                .data();

        assertThat(Loading.names(data.validation()))
                .isEqualTo(IntStream.range(0, 8).mapToObj("%02d.png"::formatted).toList());
    }

    @Test
    void whatAColumnOfPartsLeavesIsDividedInOrder() throws IOException {
        table("part,when,a,y\n", i -> (i < 4 ? "test" : "train") + "," + i + "," + i * i % 83 + "," + i * 7 % 31);

        TrainingData data = load(CSV, "'column':'part','order_by':'when'");

        assertThat(Loading.names(data.test())).isEqualTo(rows(1, 4));
        assertThat(Loading.names(data.validation())).isEqualTo(rows(34, 40));
    }

    @Test
    void timesThatCannotBeReadAreFaults() throws IOException {
        table("when,a,y\n", i -> (i == 7 ? "soon" : "2024-01-" + (10 + i % 20)) + "," + i * i + "," + i * 7 % 31);
        assertThat(faults(CSV, "'order_by':'when'"))
                .singleElement()
                .asString()
                .startsWith("split.order_by has \"soon\" in column \"when\", which is no number, and no date or time");

        table("when,a,y\n", i -> "0" + (1 + i % 9) + "/0" + (1 + i % 7) + "/2024," + i * i + "," + i * 7 % 31);
        assertThat(faults(CSV, "'order_by':'when'"))
                .containsExactly("split.order_by has dates such as \"01/01/2024\" in column \"when\", of which nothing"
                        + " tells whether the day or the month is first: write the year first");

        table("when,a,y\n", i -> (i % 9 == 0 ? "" : "2024-01-" + (10 + i % 20)) + "," + i * i + "," + i * 7 % 31);
        assertThat(faults(CSV, "'order_by':'when'"))
                .containsExactly("split.order_by has no value for 5 of 40 rows: without, a row has no place");
    }

    @Test
    void rowsThatAreLeftOutNeedNoTime() throws IOException {
        table(
                "when,a,y\n",
                i -> i < 39 ? "2024-01-%02d,%d,%d".formatted(1 + i % 30, i * i, i * 7 % 31) : "Total,4000,");

        assertThat(load(CSV, "'order_by':'when'").training().size()).isEqualTo(31);
    }

    @Test
    void whatContradictsAnOrderIsAFault() throws IOException {
        table("when,a,y\n", i -> i + "," + i * i % 83 + "," + i * 7 % 31);

        assertThat(faults(CSV, "'order_by':'when','shuffle':true,'stratify':true"))
                .containsExactly(
                        "split.stratify must not be true where examples are divided in their order",
                        "split.shuffle must not be true where examples are divided in their order");
        assertThat(faults(CSV, "'shuffle':false,'group':'when'"))
                .containsExactly("split.shuffle must not be false where groups are kept together");
        assertThat(faults(CSV, "'order_by':'when','group':'a'"))
                .singleElement()
                .asString()
                .startsWith("split.order_by divides examples one after the other, and groups are drawn");
        assertThat(faults(CSV, "'order_by':'when','column':'when'"))
                .containsExactly("split.order_by is the column of parts");
        assertThat(faults(CSV, "'order_by':'y'")).containsExactly("split.order_by is the target or a feature as well");
    }

    @ParameterizedTest
    @CsvSource({
        "test_size, \"validation\" and \"test\" are shares",
        "train, \"validation\" and \"test\" are shares",
        "random_state, \"seed\" is that of the shuffle",
        "date, \"order_by\" names a column of times",
        "folds, of a column of folds",
    })
    void namesOfOtherProgramsAreUnderstood(String name, String hint) throws IOException {
        table("a,y\n", i -> i * i % 83 + "," + i * 7 % 31);

        assertThat(faults(CSV, "'" + name + "':1"))
                .singleElement()
                .asString()
                .startsWith("split." + name + " is not known here (" + hint);
    }

    @Test
    void everyPartKeepsAnExampleOrSaysSo() throws IOException {
        table("when,a,y\n", i -> 7 + "," + i * i % 83 + "," + i * 7 % 31);

        assertThat(faults(CSV, "'order_by':'when'"))
                .containsExactly("split.validation leaves no example to validate on, of 40 in the order of their times;"
                        + " 0 goes without");
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "newest", "timestamp"})
    void aSeriesThatIsDividedAtRandomIsTold(String kind) throws IOException {
        LocalDate day = LocalDate.of(2023, 12, 20);
        String name = kind.equals("newest") ? "sold on" : kind;
        table(
                name + ",a,y\n",
                i -> switch (kind) {
                            case "date" -> day.plusDays(i) + "";
                            case "newest" -> day.minusDays(i) + " 12:00";
                            default -> 1_700_000_000 + 3600 * i + "";
                        }
                        + "," + i * i % 83 + "," + i * 7 % 31);
        String format = "'format':{'type':'csv','target':'y','ignore':['" + name + "']}";

        assertThat(load(format, "").warnings())
                .contains("column \"" + name + "\" goes in one direction from row to row, as the times of a series do,"
                        + " and rows to judge by are drawn from between those to train on: to judge by the latest, set"
                        + " split.order_by to \"" + name + "\"");
        for (String split : List.of("'shuffle':false", "'order_by':'" + name + "'", "'validation':0")) {
            assertThat(load(format, split).warnings()).noneMatch(text -> text.contains("in one direction"));
        }
    }

    @Test
    void aSeriesWhosePartsAreGivenIsNotTold() throws IOException {
        table(
                "date,part,a,y\n",
                i -> LocalDate.of(2024, 1, 1).plusDays(i) + "," + (i < 30 ? "train" : "val") + "," + i * i + ","
                        + i * 7 % 31);

        assertThat(load("'format':{'type':'csv','target':'y','ignore':['date']}", "'column':'part'")
                        .warnings())
                .noneMatch(text -> text.contains("in one direction"));
    }

    @Test
    void timesInNoOrderAreNoSeries() throws IOException {
        table("date,a,y\n", i -> LocalDate.of(2024, 1, 1).plusDays(i * 7 % 40) + "," + i * i % 83 + "," + i * 7 % 31);

        assertThat(load("'format':{'type':'csv','target':'y','ignore':['date']}", "")
                        .warnings())
                .noneMatch(text -> text.contains("in one direction"));
    }

    @Test
    void resolvedSpecSaysTheOrderAndIsReadBack() {
        DatasetSpec spec = Loading.spec("{'uri':'sample:sine','split':{'order_by':'when'}}".replace('\'', '"'));

        assertThat(spec.split().shuffle()).isFalse();
        assertThat(spec.split().stratify()).isFalse();
        assertThat(SpecReader.read(SpecWriter.write(spec), DatasetSpec.class)).isEqualTo(spec);
    }

    private static List<String> rows(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(row -> "row " + row).toList();
    }

    private void table(String header, IntFunction<String> row) throws IOException {
        Files.writeString(files.resolve("t.csv"), header + lines(row));
    }

    private static String lines(IntFunction<String> row) {
        return IntStream.range(0, 40).mapToObj(i -> row.apply(i) + "\n").collect(Collectors.joining());
    }

    private TrainingData load(String format, String split) {
        return Loading.load(files, json(format, split)).data();
    }

    private List<String> faults(String format, String split) {
        return Loading.faultTexts(files, json(format, split));
    }

    private static String json(String format, String split) {
        return "{'uri':'file:t.csv',%s,'split':{%s}}".formatted(format, split).replace('\'', '"');
    }
}
