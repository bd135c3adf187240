package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels other than one class or one number. */
class TargetsTest {
    private static final String NO_SPLIT = "'split':{'validation':0}";

    @TempDir
    Path files;

    @Test
    void severalNumbersAreScaledEachByItself() throws IOException {
        csv("x,a,b\n1,10,1000\n2,20,3000\n3,30,5000\n");
        TrainingData data = load("'target':['b','a'],'task':'regression'");

        assertThat(data.target()).isEqualTo(Target.regression(List.of("b", "a")));
        assertThat(data.scaling().mean()).containsExactly(3000.0, 20.0);
        assertThat(labels(data.training(), 0, 2)).containsExactly(-1.2247449f, -1.2247449f);
        assertThat(data.input().size()).isEqualTo(1);
    }

    @Test
    void numbersAreFoundByTheirNamesInOtherData() throws IOException {
        csv("x,a,b\n1,10,1000\n2,20,3000\n3,30,5000\n");
        TrainingData data = load("'target':['a','b'],'task':'regression'");
        Encoding encoding = SpecReader.read(data.encoding(), Encoding.class);
        Examples other = Loading.encoded(
                        files,
                        Loading.spec(json("'type':'csv','target':['b','a'],'task':'regression'")),
                        Part.ALL,
                        encoding)
                .known()
                .examples();

        assertThat(labels(other, 2, 2)).containsExactly(labels(data.training(), 2, 2));
    }

    @Test
    void labelsThatMayBeTrueTogetherAreZeroesAndOnes() throws IOException {
        csv("x,wet,cold\n1,1,1\n2,0,1\n3,0,0\n4,1,0\n");
        TrainingData data = load("'target':['wet','cold'],'task':'multi_label'");

        assertThat(data.target()).isEqualTo(Target.multiLabel(List.of("wet", "cold")));
        assertThat(labels(data.training(), 1, 2)).containsExactly(0, 1);
        assertThat(data.counts()).containsExactly(2L, 2L);
    }

    @Test
    void severalTargetsWithoutATaskAreGuessedAndToldOf() throws IOException {
        csv("x,a,b\n1,1,0\n2,0,1\n3,1,1\n");
        TrainingData flags = load("'target':['a','b']");
        csv("x,a,b\n1,1,0.5\n2,0,1\n3,1,1\n");
        TrainingData numbers = load("'target':['a','b'],'task':null");

        assertThat(flags.target().task()).isEqualTo(Target.Task.MULTI_LABEL);
        assertThat(flags.warnings()).anyMatch(warning -> warning.contains("set task to regression or soft_labels"));
        assertThat(numbers.target().task()).isEqualTo(Target.Task.REGRESSION);
        assertThat(numbers.warnings()).anyMatch(warning -> warning.contains("set task to multi_label or soft_labels"));
    }

    @Test
    void probabilitiesSumToOne() throws IOException {
        csv("x,a,b,c\n1,0.333,0.333,0.333\n2,0,0.25,0.75\n");
        TrainingData data = load("'target':['a','b','c'],'task':'soft_labels'");

        assertThat(labels(data.training(), 0, 3)).containsExactly(1f / 3, 1f / 3, 1f / 3);
        assertThat(labels(data.training(), 1, 3)).containsExactly(0, .25f, .75f);
    }

    @Test
    void wrongValuesAreRefusedWithTheirRows() throws IOException {
        csv("x,a,b\n1,0.5,0.5\n2,0.5,0.4\n3,1.5,-0.5\n");

        assertThat(faults("'target':['a','b'],'task':'soft_labels'"))
                .containsExactly(
                        "format.target must hold probabilities that sum to 1 for soft_labels, and row 2 sums to 0.9",
                        "format.target must hold no negative number for soft_labels, and row 3 has one");
        assertThat(faults("'target':['a','b'],'task':'multi_label'"))
                .contains("format.target must hold 0 or 1 for multi_label, and has 0.5 in column \"a\" of row 1")
                .hasSize(6);
        csv("x,a,b\n1,1,yes\n2,0,no\n");
        assertThat(faults("'target':['a','b'],'task':'multi_label'"))
                .singleElement()
                .asString()
                .contains("must hold numbers for multi_label, and has \"yes\" in line 2");
    }

    @Test
    void columnsThatAreTwoThingsAreRefused() throws IOException {
        csv("x,a,b\n1,1,0\n2,0,1\n");

        assertThat(faults("'target':['a','a']")).anyMatch(fault -> fault.startsWith("format.target[1] is named twice"));
        assertThat(faults("'target':['a','b'],'features':['x','b']"))
                .containsExactly("format.features[1] is the target, which it predicts");
        assertThat(faults("'target':['a','b'],'weight':'b'")).containsExactly("format.weight is the target");
        assertThat(faults("'target':['a','z']")).anyMatch(fault -> fault.startsWith("format.target[1] is no column"));
        assertThat(faults("'target':['a','b'],'task':'classification'"))
                .singleElement()
                .asString()
                .startsWith("format.task is classification");
        assertThat(faults("'target':'a','task':'soft_labels'"))
                .singleElement()
                .asString()
                .contains("at least two columns");
    }

    @Test
    void aStratifiedSplitGivesEachPartItsShareOfTheRarestLabels() throws IOException {
        StringBuilder text = new StringBuilder("x,often,rare\n");
        for (int i = 0; i < 100; i++) {
            text.append(i).append(",1,").append(i % 20 == 0 ? 1 : 0).append('\n');
        }
        csv(text.toString());
        TrainingData data = Loading.load(files, json("'type':'csv','target':['often','rare']", "'split':{}"))
                .data();

        assertThat(data.counts()).containsExactly(80L, 4L);
        assertThat(data.warnings()).anyMatch(warning -> warning.contains("\"often\" is true of all training examples"));
    }

    @Test
    void imagesHaveNumbersOutOfTheirManifest() throws IOException {
        image("1.png", "image,x,y\n1.png,0.5,10\n2.png,1.5,30\n", "2.png");
        TrainingData data = images("'label':['x','y'],'task':'regression'");

        assertThat(data.target()).isEqualTo(Target.regression(List.of("x", "y")));
        assertThat(data.scaling().mean()).containsExactly(1.0, 20.0);
        image("1.png", "image,label\n1.png,0.5|10\n2.png,1.5\n", "2.png");
        assertThat(imageFaults("'task':'regression'"))
                .containsExactly("format.label must hold numbers for a regression, and has \"0.5|10\" in column"
                        + " \"label\" of row 1: to predict several numbers, give each a column");
    }

    @Test
    void imagesHaveSeveralLabelsSeparatedByBars() throws IOException {
        image("1.png", "image,label\n1.png,dog | cat\n2.png,\n3.png,cat\n", "2.png", "3.png");
        TrainingData data = images("'task':'multi_label'");

        assertThat(data.target()).isEqualTo(Target.multiLabel(List.of("cat", "dog")));
        assertThat(labels(data.training(), 0, 2)).containsExactly(1, 1);
        assertThat(labels(data.training(), 1, 2)).containsExactly(0, 0);
        assertThat(data.warnings()).anyMatch(warning -> warning.startsWith("1 of 3 images have no label"));

        image("1.png", "image,label\n1.png,cat|cat\n2.png,dog|\n", "2.png");
        assertThat(imageFaults("'task':'multi_label'"))
                .containsExactly(
                        "format.label has \"cat|cat\" in row 1, which names a class twice",
                        "format.label has \"dog|\" in row 2, where something is missing beside a \"|\"");
    }

    @Test
    void labelsOfOtherDataMayBeFewerAndNotOthers() throws IOException {
        image("1.png", "image,label\n1.png,dog|cat\n2.png,cat\n", "2.png");
        Encoding encoding = SpecReader.read(images("'task':'multi_label'").encoding(), Encoding.class);
        String spec = imageJson("'task':'multi_label'");
        Files.writeString(files.resolve("d/list.csv"), "image,label\n1.png,dog\n2.png,dog\n");
        Examples known = Loading.encoded(files, Loading.spec(spec), Part.ALL, encoding)
                .known()
                .examples();
        assertThat(labels(known, 0, 2)).containsExactly(0, 1);

        Files.writeString(files.resolve("d/list.csv"), "image,label\n1.png,dog\n2.png,cow\n");
        assertThat(Assertions.catchThrowableOfType(
                        InvalidSpec.class, () -> Loading.encoded(files, Loading.spec(spec), Part.ALL, encoding)))
                .hasMessageContaining("has classes that the model does not know: cow");
    }

    @Test
    void foldersAreNoNumbers() throws IOException {
        assertThat(Assertions.catchThrowableOfType(
                        InvalidSpec.class,
                        () -> Loading.spec(json("'type':'images','size':[4,4],'task':'regression'"))))
                .hasMessageContaining("is for labels of a manifest");
    }

    @Test
    void aTargetIsWrittenAsItWasGiven() {
        assertThat(SpecWriter.write(Loading.spec(json("'type':'csv','target':'a'")))
                        .at("/format/target")
                        .toString())
                .isEqualTo("\"a\"");
        assertThat(SpecWriter.write(Loading.spec(json("'type':'csv','target':['a','b']")))
                        .at("/format/target")
                        .toString())
                .isEqualTo("[\"a\",\"b\"]");
    }

    private static float[] labels(Examples part, int index, int width) {
        float[] labels = new float[width];
        part.read(index, new float[10_000], 0, labels, 0);
        return labels;
    }

    private void csv(String text) throws IOException {
        Files.writeString(files.resolve("d.csv"), text);
    }

    private TrainingData load(String format) {
        return Loading.load(files, json("'type':'csv'," + format)).data();
    }

    private List<String> faults(String format) {
        return Loading.faultTexts(files, json("'type':'csv'," + format));
    }

    private static String json(String format) {
        return json(format, NO_SPLIT);
    }

    private static String json(String format, String split) {
        return ("{'uri':'file:d.csv','format':{" + format + "}," + split + "}").replace('\'', '"');
    }

    private void image(String first, String manifest, String... others) throws IOException {
        Path folder = Files.createDirectories(files.resolve("d"));
        Files.write(folder.resolve(first), Pictures.grey(4, 4, 100));
        for (String other : others) {
            Files.write(folder.resolve(other), Pictures.grey(4, 4, 200));
        }
        Files.writeString(folder.resolve("list.csv"), manifest);
    }

    private static String imageJson(String format) {
        return ("{'uri':'file:d','format':{'type':'images','manifest':'list.csv','size':[4,4]," + format + "},"
                        + NO_SPLIT + "}")
                .replace('\'', '"');
    }

    private TrainingData images(String format) {
        return Loading.load(files, imageJson(format)).data();
    }

    private List<String> imageFaults(String format) {
        return Loading.faultTexts(files, imageJson(format));
    }
}
