package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patients whose rows and images stay in one part, in the formats that can tell them. */
class SplitGroupsTest {
    private static final String IMAGES = "'format':{'type':'images','size':[4,4]}";

    @TempDir
    Path files;

    @Test
    void rowsOfATableAreKeptTogetherByAColumnThatIsNoFeature() throws IOException {
        table("patient,a,y\n", i -> "00" + i / 6 + "," + i * i % 83 + "," + i * 7 % 31);

        TrainingData data = load("'uri':'file:t.csv','format':{'type':'csv','target':'y'},'split':{'group':'patient'}");

        assertThat(data.input().size()).isEqualTo(1);
        assertApart(data, name -> "" + (row(name) - 1) / 6);
        assertThat(data.validation().size()).isEqualTo(12);
        assertThat(data.warnings())
                .contains("10 groups are kept together, told by column \"patient\": 8 to train on, 2 to validate on, 0"
                        + " to test on")
                .noneMatch(text -> text.contains("whose rows"));
    }

    @Test
    void imagesOfAManifestAreKeptTogetherByItsColumn() throws IOException {
        pictures("all/%02d.png");
        Files.writeString(
                files.resolve("all/list.csv"),
                "image,label,case\n"
                        + rows(i -> "%02d.png".formatted(i) + "," + (i % 2 == 0 ? "sick" : "well") + "," + i / 6));

        TrainingData data = load("'uri':'file:all','format':{'type':'images','manifest':'list.csv','size':[4,4]},"
                + "'split':{'group':'case','test':0.2}");

        assertApart(data, name -> "" + Integer.parseInt(name.substring(0, 2)) / 6);
        assertThat(data.test().size()).isEqualTo(12);
    }

    @Test
    void imagesInATableAreKeptTogetherByAColumn() throws IOException {
        table("label,p0,p1,p2,p3,person\n", i -> i % 2 + "," + i + ",2,3,4," + i / 6);

        TrainingData data =
                load("'uri':'file:t.csv','format':{'type':'image_table','size':[2,2]}," + "'split':{'group':'person'}");

        assertApart(data, name -> "" + (row(name) - 1) / 6);
        assertThat(data.validation().size()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "patient\\\\d+",
                "(?i)PATIENT0*(\\\\d+)_",
                "(patient)(\\\\d)(\\\\d)",
            })
    void filesAreKeptTogetherByTheirNames(String expression) throws IOException {
        pictures("all/%2$s/patient%3$02d_%1$d.png");

        TrainingData data =
                load("'uri':'file:all'," + IMAGES + ",'split':{'group_pattern':'%s'}".formatted(expression));

        assertApart(data, name -> name.replaceAll(".*(patient\\d+).*", "$1"));
        assertThat(data.validation().size()).isEqualTo(12);
        assertThat(data.warnings())
                .anyMatch(text -> text.startsWith("10 groups are kept together, told by names of files (the first is "))
                .noneMatch(text -> text.contains("whose images"));
    }

    @Test
    void masksAreKeptTogetherByTheirNames() throws IOException {
        pictures("drawn/images/sub-%3$02d/%1$d.png");
        pictures("drawn/masks/sub-%3$02d/%1$d.png");

        TrainingData data = load("'uri':'file:drawn','format':{'type':'masks','images':'images','masks':'masks',"
                + "'size':[4,4],'classes':{'no':0,'yes':9}},'split':{'group_pattern':'sub-\\\\d+'}");

        assertApart(data, name -> name.replaceAll(".*(sub-\\d+).*", "$1"));
        assertThat(data.validation().size()).isEqualTo(12);
    }

    @Test
    void whatAColumnOfPartsLeavesIsDividedByGroups() throws IOException {
        table("part,patient,a,y\n", i -> (i >= 54 ? "test" : "train") + "," + i / 6 % 9 + "," + i * i + "," + i);

        TrainingData data = load("'uri':'file:t.csv','format':{'type':'csv','target':'y'},"
                + "'split':{'column':'part','group':'patient'}");

        assertThat(data.test().size()).isEqualTo(6);
        assertThat(groups(data.validation(), name -> "" + (row(name) - 1) / 6))
                .hasSize(2)
                .doesNotContainAnyElementsOf(groups(data.training(), name -> "" + (row(name) - 1) / 6));
        assertThat(data.warnings()).anyMatch(text -> text.startsWith("9 groups are kept together"));
    }

    @Test
    void groupsThatGivenPartsShareAreCounted() throws IOException {
        table("part,patient,a,y\n", i -> (i >= 54 ? "test" : "train") + "," + i / 6 % 9 + "," + i * i + "," + i);

        assertThat(load("'uri':'file:t.csv','format':{'type':'csv','target':'y'},"
                                + "'split':{'column':'part','group':'patient','validation':0}")
                        .warnings())
                .contains(
                        "the test part shares 1 group of 1 with the training part: it is given, and only what is drawn"
                                + " keeps groups together");
    }

    @Test
    void evaluatedPartIsDividedInTheSameWay() throws IOException {
        table("patient,a,y\n", i -> i / 6 + "," + i * i % 83 + "," + i * 7 % 31);
        String spec = "{'uri':'file:t.csv','format':{'type':'csv','target':'y'},'split':{'group':'patient'}}"
                .replace('\'', '"');
        TrainingData data = Loading.load(files, spec).data();

        EncodedPart part = Loading.encoded(
                files, Loading.spec(spec), Part.VALIDATION, SpecReader.read(data.encoding(), Encoding.class));

        assertThat(Loading.names(part.known().examples())).isEqualTo(Loading.names(data.validation()));
    }

    @Test
    void anExpressionThatTellsNothingIsAFault() throws IOException {
        pictures("all/%2$s/patient%3$02d_%1$d.png");

        assertThat(faults(IMAGES, "'group_pattern':'case\\\\d+'"))
                .containsExactly("split.group_pattern is found in none of the names, of which the first is"
                        + " \"sick/patient00_0.png\"");
        assertThat(faults(IMAGES, "'group_pattern':'patient(\\\\d+'"))
                .containsExactly("split.group_pattern is no regular expression: missing closing ) at \"patient(\\d+\"");
        assertThat(faults(IMAGES, "'group_pattern':'(((a{99}){99}){99})'"))
                .singleElement()
                .asString()
                .startsWith("split.group_pattern repeats too much");
        assertThat(faults(IMAGES, "'group_pattern':'a','group':'b'"))
                .containsExactly("split.group_pattern is given, and so is group: one will do");
    }

    @Test
    void groupsAreAskedForWhereTheyCanBeTold() throws IOException {
        pictures("all/%2$s/patient%3$02d_%1$d.png");
        table("patient,a,y\n", i -> i / 6 + "," + i * i % 83 + "," + i * 7 % 31);
        String csv = "'format':{'type':'csv','target':'y','features':['a']}";

        assertThat(faults(IMAGES, "'group':'patient'"))
                .containsExactly("split.group is for images that a manifest names, and the format has none:"
                        + " group_pattern tells groups by names of files");
        assertThat(tableFaults(csv, "'group_pattern':'a'"))
                .containsExactly("split.group_pattern is for images, whose files have names: group names a column");
        assertThat(tableFaults(csv, "'group':'y'")).containsExactly("split.group is the target or a feature as well");
        assertThat(tableFaults(csv, "'group':'patients'"))
                .singleElement()
                .asString()
                .startsWith("split.group is no column of the file: \"patients\" (did you mean \"patient\"?)");
        assertThat(tableFaults(csv, "'group':'patient','column':' patient '"))
                .containsExactly("split.group is the column of parts");
    }

    @Test
    void groupsOfOneExampleEachAreTold() throws IOException {
        table("patient,a,y\n", i -> i + "," + i * i % 83 + "," + i * 7 % 31);

        assertThat(load("'uri':'file:t.csv','format':{'type':'csv','target':'y'},'split':{'group':'patient'}")
                        .warnings())
                .contains("each example is in a group of its own by column \"patient\": nothing is kept together");
    }

    private static void assertApart(TrainingData data, UnaryOperator<String> group) {
        Set<String> trained = groups(data.training(), group);
        Set<String> validated = groups(data.validation(), group);
        Set<String> tested = groups(data.test(), group);
        assertThat(validated).isNotEmpty().doesNotContainAnyElementsOf(trained);
        assertThat(tested).doesNotContainAnyElementsOf(trained).doesNotContainAnyElementsOf(validated);
        assertThat(trained.size() + validated.size() + tested.size()).isEqualTo(10);
    }

    private static Set<String> groups(Examples examples, UnaryOperator<String> group) {
        return Loading.names(examples).stream().map(group).collect(Collectors.toSet());
    }

    private static int row(String name) {
        return Integer.parseInt(name.replace("row ", ""));
    }

    /** Sixty, six of each patient: the form gets a number, a class and the patient's number. */
    private void pictures(String form) throws IOException {
        for (int i = 0; i < 60; i++) {
            Path path = files.resolve(form.formatted(i, i / 6 % 2 == 0 ? "sick" : "well", i / 6));
            Files.createDirectories(path.getParent());
            Files.write(path, Pictures.grey(4, 4, i % 2 * 9));
        }
    }

    private void table(String header, IntFunction<String> row) throws IOException {
        Files.writeString(files.resolve("t.csv"), header + rows(row));
    }

    private static String rows(IntFunction<String> row) {
        return IntStream.range(0, 60).mapToObj(i -> row.apply(i) + "\n").collect(Collectors.joining());
    }

    private TrainingData load(String spec) {
        return Loading.load(files, "{%s}".formatted(spec).replace('\'', '"')).data();
    }

    private List<String> faults(String format, String split) {
        return Loading.faultTexts(
                files,
                "{'uri':'file:all',%s,'split':{%s}}".formatted(format, split).replace('\'', '"'));
    }

    private List<String> tableFaults(String format, String split) {
        return Loading.faultTexts(
                files,
                "{'uri':'file:t.csv',%s,'split':{%s}}".formatted(format, split).replace('\'', '"'));
    }
}
