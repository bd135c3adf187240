package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.OnRealData;
import dev.descent.RealData;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.Violation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnRealData
class RealDataTest {
    private final Path files = RealData.at("");

    @Test
    void irisIsSplitEvenlyByClass() {
        LoadedDataset iris = load("{'uri':'file:tabular/iris.csv','format':{'type':'csv','target':'species'}}");

        assertThat(iris.data().target()).isEqualTo(Target.classification(List.of("setosa", "versicolor", "virginica")));
        assertThat(iris.data().input().dimensions()).containsExactly(4);
        assertThat(iris.data().training().size()).isEqualTo(120);
        assertThat(iris.data().validation().size()).isEqualTo(30);
        assertThat(iris.data().counts()).containsExactly(40L, 40L, 40L);
        assertThat(iris.data().warnings()).isEmpty();
        assertThat(iris.resolved().sha256()).hasSize(64);
    }

    @Test
    void penguinsWithMissingValuesAreFilled() {
        TrainingData data = load("{'uri':'file:tabular/penguins.csv','format':{'type':'csv','target':'species'}}")
                .data();

        assertThat(data.training().size() + data.validation().size()).isEqualTo(344);
        // 4 numbers, 3 islands, 2 sexes
        assertThat(data.input().dimensions()).containsExactly(9);
        assertThat(features(data, data.training())).doesNotContain(Float.NaN);
    }

    @Test
    void penguinsWithMissingValuesAreDropped() {
        LoadedDataset loaded =
                load("{'uri':'file:tabular/penguins.csv','format':{'type':'csv','target':'species','missing':'drop'}}");

        assertThat(loaded.summary().get("examples").intValue()).isEqualTo(333);
        assertThat(loaded.data().warnings()).containsExactly("11 of 344 rows are left out, since they miss a value");
    }

    @Test
    void penguinsWithMissingValuesAreRefusedWhereAsked() {
        assertThat(
                        Loading.faults(
                                files,
                                json(
                                        "{'uri':'file:tabular/penguins.csv','format':{'type':'csv','target':'species','missing':'error'}}")))
                .extracting(Violation::text)
                .contains("format.missing is error, and column \"sex\" has no value in 11 rows");
    }

    @Test
    void titanicColumnThatRepeatsTheTargetIsTold() {
        TrainingData data = load("{'uri':'file:tabular/titanic.csv','format':{'type':'csv','target':'survived',"
                        + "'task':'classification'}}")
                .data();

        assertThat(data.warnings())
                .containsExactly("column \"alive\" tells the class of every training example by itself: put it into"
                        + " ignore if it will not be known when the class is to be predicted");
        assertThat(data.target().names()).containsExactly("0", "1");
    }

    @Test
    void titanicTargetOfTwoNumbersIsAskedAbout() {
        TrainingData data = load("{'uri':'file:tabular/titanic.csv','format':{'type':'csv','target':'survived'}}")
                .data();

        assertThat(data.target().task()).isEqualTo(Target.Task.REGRESSION);
        assertThat(data.warnings()).anyMatch(warning -> warning.contains("2 different whole numbers"));
    }

    @Test
    void diamondsAreReadWithTheirWords() {
        TrainingData data = load("{'uri':'file:tabular/diamonds.csv','format':{'type':'csv','target':'price'}}")
                .data();

        assertThat(data.training().size()).isEqualTo(43_152);
        assertThat(data.validation().size()).isEqualTo(10_788);
        // 6 numbers, 5 cuts, 7 colours, 8 clarities
        assertThat(data.input().dimensions()).containsExactly(26);
        assertThat(data.target()).isEqualTo(Target.regression(List.of("price")));
        assertThat(data.scaling().mean().get(0)).isCloseTo(3932.8, within(40.0));
        assertThat(data.scaling().deviation().get(0)).isCloseTo(3989.4, within(40.0));
    }

    @Test
    void mnistIsSplitToAsManyAsAsked() {
        TrainingData data = load("{'uri':'file:mnist','format':{'type':'idx','images':'t10k-images-idx3-ubyte.gz',"
                        + "'labels':'t10k-labels-idx1-ubyte.gz'},'normalize':'min_max'}")
                .data();

        assertThat(data.training().size()).isEqualTo(8000);
        assertThat(data.validation().size()).isEqualTo(2000);
        assertThat(data.input().dimensions()).containsExactly(1, 28, 28);
        assertThat(data.target().names()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(data.counts()).containsExactly(784L, 908L, 826L, 808L, 786L, 714L, 766L, 822L, 779L, 807L);
        assertThat(mean(features(data, data.training()))).isCloseTo(0.1325, within(0.001));
    }

    @Test
    void whiteBloodCellsAreReadByTheirManifest() {
        LoadedDataset cells =
                load("{'uri':'file:wbc','format':{'type':'images','manifest':'labels.csv','size':[32,32]}}");
        TrainingData data = cells.data();

        assertThat(data.target().names())
                .containsExactly("basophil", "eosinophil", "lymphocyte", "monocyte", "neutrophil");
        assertThat(data.training().size()).isEqualTo(240);
        assertThat(data.validation().size()).isEqualTo(60);
        assertThat(data.counts()).containsExactly(1L, 18L, 42L, 38L, 141L);
        assertThat(data.warnings())
                .containsExactly("class \"basophil\" has one example to train on and none to validate on");
        assertThat(data.training().name(0)).startsWith("images/").endsWith(".bmp");
        assertThat(mean(features(data, data.training()))).isCloseTo(0, within(1e-3));
    }

    @Test
    void whiteBloodCellsHaveMasks() {
        TrainingData data = load("{'uri':'file:wbc','format':{'type':'masks','size':[96,96],"
                        + "'classes':{'background':0,'cytoplasm':128,'nucleus':255}}}")
                .data();

        assertThat(data.training().size()).isEqualTo(240);
        assertThat(data.validation().size()).isEqualTo(60);
        double pixels = 240 * 96 * 96;
        assertThat(data.counts().get(0) / pixels).isCloseTo(0.688, within(0.02));
        assertThat(data.counts().get(1) / pixels).isCloseTo(0.189, within(0.02));
        assertThat(data.counts().get(2) / pixels).isCloseTo(0.123, within(0.02));
        assertThat(data.warnings()).isEmpty();
    }

    private LoadedDataset load(String json) {
        return Loading.load(files, json(json));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    static float[] features(TrainingData data, Examples part) {
        int size = data.input().size();
        float[] features = new float[size * part.size()];
        float[] labels = new float[data.target().outputs()];
        for (int i = 0; i < part.size(); i++) {
            part.read(i, features, i * size, labels, 0);
        }
        return features;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
