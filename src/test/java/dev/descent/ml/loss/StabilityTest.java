package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class StabilityTest {
    private static final Target TWO = Target.classification(List.of("a", "b"));

    @Test
    void crossEntropyIsTheLogitsDifferenceFarOut() {
        Batches.Result result = at(new CrossEntropy(null), Activation.SOFTMAX, new double[] {1, 0}, -100, 100);

        assertThat(result.value()).isEqualTo(200);
        assertThat(result.gradient()).containsExactly(-1, 1);
    }

    @Test
    void binaryCrossEntropyIsTheLogitFarOut() {
        Batches.Result wrong = at(new BinaryCrossEntropy(null), Activation.SIGMOID, new double[] {1, 0}, -100, 100);
        Batches.Result right = at(new BinaryCrossEntropy(null), Activation.SIGMOID, new double[] {0, 1}, -100, 100);

        assertThat(wrong.value()).isEqualTo(100);
        assertThat(wrong.gradient()).containsExactly(-0.5, 0.5);
        assertThat(right.value()).isCloseTo(0, within(1e-40));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2, 5})
    void focalIsFiniteFromSurelyRightToSurelyWrong(double gamma) {
        for (Activation activation : List.of(Activation.SOFTMAX, Activation.SIGMOID)) {
            for (double z : new double[] {-800, -100, -40, -1, 0, 1, 40, 100, 800}) {
                Batches.Result result = at(new Focal(gamma, null), activation, new double[] {1, 0}, z, -z);
                assertThat(result.value())
                        .as("gamma %s, z %s", gamma, z)
                        .isFinite()
                        .isNotNegative();
                assertThat(result.gradient()[0]).isFinite();
                assertThat(result.gradient()[1]).isFinite();
            }
        }
    }

    @Test
    void focalWithGammaZeroIsCrossEntropy() {
        double[] labels = {0, 1};
        Batches.Result focal = at(new Focal(0.0, null), Activation.SOFTMAX, labels, 0.7, -1.3);
        Batches.Result entropy = at(new CrossEntropy(null), Activation.SOFTMAX, labels, 0.7, -1.3);

        assertThat(focal.value()).isCloseTo(entropy.value(), within(1e-14));
        assertThat(focal.gradient()[0]).isCloseTo(entropy.gradient()[0], within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dice", "generalized_dice", "jaccard", "tversky", "focal_tversky"})
    void emptyMasksHaveAFiniteScoreAndGradient(String type) {
        Target mask = Target.segmentation(List.of("cell"), 2, 2);
        Batches batch = new Batches(1, 4, 1, new double[4], new double[] {-100, -3, 0, 100});

        Batches.Result result = batch.evaluate(read("\"" + type + "\"").build(mask), Activation.SIGMOID);

        assertThat(result.value()).isBetween(0.0, 1.0);
        assertThat(result.gradient()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @Test
    void aFocalTverskyIsExactNearAPerfectOverlap() {
        LossSpec root = read("{\"type\":\"focal_tversky\",\"alpha\":0,\"beta\":1,\"gamma\":0.5,\"smooth\":0}");

        Batches.Result result = at(root, Activation.SOFTMAX, new double[] {1, 0}, 50, 0);

        double score = Math.exp(-25) / 2;
        assertThat(result.value()).isCloseTo(score, within(1e-9 * score));
        assertThat(result.gradient()[0]).isCloseTo(-score / 2, within(1e-9 * score));
        assertThat(result.gradient()[1]).isCloseTo(score / 2, within(1e-9 * score));
    }

    @Test
    void aFormulaOfLogarithmsIsAsStableAsCrossEntropy() {
        LossSpec formula = read("{\"type\":\"custom\",\"formula\":\"-sum(y*log(p))\"}");

        Batches.Result result = at(formula, Activation.SOFTMAX, new double[] {1, 0}, -100, 100);

        assertThat(result.value()).isEqualTo(200);
        assertThat(result.gradient()).containsExactly(-1, 1);
    }

    @Test
    void aFormulaOfComplementsIsAsStableAsBinaryCrossEntropy() {
        LossSpec formula = read("{\"type\":\"custom\",\"formula\":\"-mean(y*log(p) + (1 - y)*log(1 - p))\"}");

        Batches.Result result = at(formula, Activation.SIGMOID, new double[] {1, 0}, -100, 100);

        assertThat(result.value()).isEqualTo(100);
        assertThat(result.gradient()).containsExactly(-0.5, 0.5);
    }

    @Test
    void logComplementsOfSoftmaxDoNotCancel() {
        LossSpec formula = read("{\"type\":\"custom\",\"formula\":\"-sum(log(1 - p))\"}");
        Batches.Result result = at(formula, Activation.SOFTMAX, new double[] {1, 0}, 30, -30);

        assertThat(result.value()).isCloseTo(60, within(1e-9));
        assertThat(result.gradient()[0]).isCloseTo(1, within(1e-9));
        assertThat(result.gradient()[1]).isCloseTo(-1, within(1e-9));
    }

    private static Batches.Result at(LossSpec loss, Activation activation, double[] labels, double... logits) {
        return new Batches(1, 1, 2, labels, logits).evaluate(loss.build(TWO), activation);
    }

    private static LossSpec read(String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json), LossSpec.class);
    }
}
