package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.spec.Violation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentedDatasetTest {
    private static final String AUGMENT =
            "[\"flip_horizontal\", {\"type\": \"rotate\", \"degrees\": 20}, \"contrast\", \"noise\"]";

    @TempDir
    Path files;

    @Test
    void onlyTheTrainingPartIsVariedAndOnlyForAnEpoch() {
        TrainingData plain = load("sample:blood-cells", "[]").data();
        TrainingData augmented = load("sample:blood-cells", AUGMENT).data();

        assertThat(features(augmented.training().varied(7))).isNotEqualTo(features(plain.training()));
        assertThat(features(augmented.training())).isEqualTo(features(plain.training()));
        assertThat(features(augmented.validation().varied(7))).isEqualTo(features(plain.validation()));
        assertThat(features(augmented.test().varied(7))).isEqualTo(features(plain.test()));
        assertThat(augmented.encoding()).isEqualTo(plain.encoding());
    }

    @Test
    void whatIsDrawnIsTheSameInWhateverOrderAndThread() {
        Examples epoch = load("sample:blood-cells", AUGMENT).data().training().varied(7);
        float[][] inOrder = IntStream.range(0, epoch.size())
                .mapToObj(i -> features(epoch, i))
                .toArray(float[][]::new);
        float[][] inParallel = IntStream.range(0, epoch.size())
                .parallel()
                .mapToObj(i -> features(epoch, epoch.size() - 1 - i))
                .toArray(float[][]::new);

        for (int i = 0; i < epoch.size(); i++) {
            assertThat(inParallel[epoch.size() - 1 - i]).isEqualTo(inOrder[i]);
        }
    }

    @Test
    void eachEpochAndEachImageIsVariedAnew() {
        Examples training = load("sample:blood-cells", "[{\"type\": \"brightness\", \"change\": 0.5}]")
                .data()
                .training();

        assertThat(features(training.varied(7))).isEqualTo(features(training.varied(7)));
        assertThat(features(training.varied(7))).isNotEqualTo(features(training.varied(8)));
        assertThat(IntStream.range(0, 20)
                        .mapToDouble(i -> features(training.varied(7), i)[0] - features(training, i)[0])
                        .distinct()
                        .count())
                .isGreaterThan(15);
    }

    @Test
    void anExampleIsVariedAlikeWhereverTheSplitPutsIt() {
        Examples one = load("sample:shapes", AUGMENT).data().training().varied(7);
        Examples other = datasets()
                .load(Loading.spec(json("sample:shapes", AUGMENT).replace("\"seed\": 1", "\"seed\": 2")), true)
                .data()
                .training()
                .varied(7);
        int[] common = IntStream.range(0, one.size())
                .filter(i -> position(other, one.sample(i)) >= 0)
                .limit(50)
                .toArray();

        assertThat(Arrays.stream(common).anyMatch(i -> position(other, one.sample(i)) != i))
                .isTrue();
        for (int i : common) {
            assertThat(features(other, position(other, one.sample(i)))).isEqualTo(features(one, i));
        }
    }

    @Test
    void masksMoveWithTheirImages() {
        String always = "[{\"type\": \"flip_horizontal\", \"probability\": 1}]";
        TrainingData plain = load("sample:blood-cell-masks", "[]").data();
        Examples flipped =
                load("sample:blood-cell-masks", always).data().training().varied(7);
        int width = plain.input().dimensions().get(2);
        int rows = plain.input().size() / width;
        int classes = plain.target().outputs();

        float[][] before = read(plain, plain.training());
        float[][] after = read(plain, flipped);
        for (int row = 0; row < rows; row++) {
            for (int x = 0; x < width; x++) {
                assertThat(after[0][row * width + x]).isEqualTo(before[0][row * width + width - 1 - x]);
            }
        }
        for (int i = 0; i < after[1].length; i++) {
            int pixel = i / classes;
            int mirrored = pixel / width * width + width - 1 - pixel % width;
            assertThat(after[1][i]).isEqualTo(before[1][mirrored * classes + i % classes]);
        }
    }

    @Test
    void coloursLeaveMasksAlone() {
        TrainingData plain = load("sample:blood-cell-masks", "[]").data();
        Examples varied = load("sample:blood-cell-masks", "[\"brightness\", \"contrast\", \"noise\"]")
                .data()
                .training()
                .varied(7);

        assertThat(read(plain, varied)[0]).isNotEqualTo(read(plain, plain.training())[0]);
        assertThat(read(plain, varied)[1]).isEqualTo(read(plain, plain.training())[1]);
    }

    @Test
    void rowsOfATableCannotBeVaried() {
        assertThat(Loading.faults(files, json("sample:spirals", AUGMENT)))
                .extracting(Violation::text)
                .containsExactly("augment is for images, and these examples are rows of a table");
    }

    @Test
    void faultsOfAllAugmentationsAreToldAtOnce() {
        String augment =
                "[{\"type\": \"rotate\", \"degrees\": 181}, \"shear\", {\"type\": \"scale\", \"smallest\": 0.1,"
                        + " \"largest\": 9}, {\"type\": \"crop\", \"share\": 1}]";

        assertThat(Loading.faults(files, json("sample:shapes", augment)))
                .extracting(fault -> fault.path())
                .containsExactlyInAnyOrder(
                        "augment[0].degrees",
                        "augment[1]",
                        "augment[2].smallest",
                        "augment[2].largest",
                        "augment[3].share");
    }

    @Test
    void moreThanSixteenAugmentationsAreRefused() {
        String many = "["
                + String.join(",", Stream.generate(() -> "\"noise\"").limit(17).toList()) + "]";

        assertThat(Loading.faults(files, json("sample:shapes", many)))
                .extracting(fault -> fault.path())
                .containsExactly("augment");
    }

    @Test
    void imagesAreLoadedOnceHoweverTheyAreVaried() {
        Datasets datasets = datasets();
        LoadedDataset plain = datasets.load(Loading.spec(json("sample:shapes", "[]")), true);
        LoadedDataset augmented = datasets.load(Loading.spec(json("sample:shapes", AUGMENT)), true);

        assertThat(augmented.data().validation()).isSameAs(plain.data().validation());
        assertThat(plain.resolved().augment()).isEmpty();
        assertThat(SpecWriter.write(augmented.resolved()).get("augment").toString())
                .isEqualTo("[{\"type\":\"flip_horizontal\",\"probability\":0.5},{\"type\":\"rotate\",\"degrees\":20.0},"
                        + "{\"type\":\"contrast\",\"change\":0.2},{\"type\":\"noise\",\"deviation\":0.02}]");
    }

    private Datasets datasets() {
        return Loading.below(files);
    }

    private LoadedDataset load(String uri, String augment) {
        return datasets().load(Loading.spec(json(uri, augment)), true);
    }

    private static String json(String uri, String augment) {
        return "{\"uri\": \"" + uri + "\", \"normalize\": \"min_max\", \"split\": {\"seed\": 1, \"test\": 0.1},"
                + " \"augment\": " + augment + "}";
    }

    /** Inputs and labels of the first example. */
    private static float[][] read(TrainingData data, Examples part) {
        float[] features = new float[data.input().size()];
        float[] labels = new float[data.target().positions() * data.target().outputs()];
        part.read(0, features, 0, labels, 0);
        return new float[][] {features, labels};
    }

    private static int position(Examples part, int sample) {
        return IntStream.range(0, part.size())
                .filter(i -> part.sample(i) == sample)
                .findFirst()
                .orElse(-1);
    }

    private static float[][] features(Examples part) {
        return IntStream.range(0, part.size()).mapToObj(i -> features(part, i)).toArray(float[][]::new);
    }

    private static float[] features(Examples part, int index) {
        float[] features = new float[3 * 64 * 64];
        part.read(index, features, 0, new float[10], 0);
        return features;
    }
}
