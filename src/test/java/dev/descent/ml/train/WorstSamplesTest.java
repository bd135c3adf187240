package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WorstSamplesTest {
    private static final Target CLASSES = Target.classification(List.of("cat", "dog"));

    @Test
    void keepsTheHighestLossesWorstFirst() {
        WorstSamples worst = new WorstSamples(data(CLASSES, 250), Activation.SOFTMAX);

        IntStream.range(0, 250).forEach(i -> add(worst, i, (i * 37) % 250));

        assertThat(worst.samples()).hasSize(WorstSamples.MOST);
        assertThat(worst.samples())
                .extracting(WorstSamples.ScoredSample::loss)
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> 249.0 - i).toList());
        assertThat(worst.samples().get(0).index() * 37 % 250).isEqualTo(249);
    }

    @Test
    void lossThatIsNoNumberComesFirstAndEqualsKeepTheirOrder() {
        WorstSamples worst = new WorstSamples(data(CLASSES, 6), Activation.SOFTMAX);

        add(worst, 0, 1);
        add(worst, 1, 7);
        add(worst, 2, Double.POSITIVE_INFINITY);
        add(worst, 3, 7);
        add(worst, 4, Double.NaN);

        assertThat(worst.samples()).extracting(WorstSamples.ScoredSample::index).containsExactly(2, 4, 1, 3, 0);
    }

    @Test
    void aMapIsToldByWhatItCovers() {
        Target target = Target.segmentation(List.of("ground", "cell", "never"), 1, 4);
        double[] labels = {1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0};
        double[] outputs = {.8, .1, .1, .2, .7, .1, .1, .9, 0, .1, .9, 0};
        WorstSamples worst = new WorstSamples(data(target, 1), Activation.SOFTMAX);

        worst.add(batch(target, 0), new double[] {1}, labels, outputs);

        WorstSamples.ScoredSample sample = worst.samples().get(0);
        JsonNode prediction = sample.prediction();
        assertThat(prediction.get("classes").propertyNames()).containsExactly("ground", "cell");
        assertThat(prediction.at("/classes/ground").doubleValue()).isEqualTo(1.0 / 2);
        assertThat(prediction.at("/classes/cell").doubleValue()).isEqualTo(2.0 / 3);
        assertThat(prediction.get("iou").doubleValue()).isEqualTo((1.0 / 2 + 2.0 / 3) / 2);
        assertThat(sample.predicted().codes()).containsExactly(0, 1, 1, 1);
    }

    @Test
    void whatDoesNotCountIsNotLookedAt() {
        Target target = Target.segmentation(List.of("ground", "cell"), 1, 2);
        double[] labels = {1, 0, 0, 0, 0, 0, 0, 0};
        double[] outputs = {1, 0, 0, 1, 1, 0, 1, 0};
        Weights weights = new Weights(new float[] {1, 0, 0, 0}, null, null);
        Batch batch = new Batch(2, InputShape.flat(1), target, new int[] {0, 1}, new float[2], new float[8], weights);
        WorstSamples worst = new WorstSamples(data(target, 2), Activation.SOFTMAX);

        worst.add(batch, new double[] {1, 0}, labels, outputs);

        assertThat(worst.samples()).extracting(WorstSamples.ScoredSample::index).containsExactly(0);
        assertThat(worst.samples().get(0).prediction().toString())
                .isEqualTo("{\"iou\":1.0,\"classes\":{\"ground\":1.0}}");
        assertThat(worst.samples().get(0).predicted().codes()).containsExactly(0, 1);
    }

    private static void add(WorstSamples worst, int index, double loss) {
        worst.add(batch(CLASSES, index), new double[] {loss}, new double[] {1, 0}, new double[] {0.25, 0.75});
    }

    private static Batch batch(Target target, int index) {
        return new Batch(
                1,
                InputShape.flat(1),
                target,
                new int[] {index},
                new float[1],
                new float[target.positions() * target.outputs()]);
    }

    private static TrainingData data(Target target, int size) {
        ArrayExamples examples = ArrayExamples.numbers(size);
        return ArrayExamples.data(target, examples, examples);
    }
}
