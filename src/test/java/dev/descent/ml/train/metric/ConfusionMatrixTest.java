package dev.descent.ml.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ConfusionMatrixTest {
    private static final Target THREE = Target.classification(List.of("a", "b", "c"));

    @Test
    void rowsAreLabelsAndColumnsArePredictions() {
        ObjectNode metrics = metrics(THREE, new int[] {0, 0, 1, 2}, new int[] {0, 1, 1, 0});

        assertThat(metrics.get("confusion_matrix").toString()).isEqualTo("[[1,1,0],[0,1,0],[1,0,0]]");
        assertThat(metrics.get("accuracy").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void macroF1IsThePlainMeanOverClasses() {
        ObjectNode metrics = metrics(THREE, new int[] {0, 0, 1, 2}, new int[] {0, 1, 1, 0});

        // F1: a 2·1/(2+2), b 2·1/(1+2), c 0
        assertThat(metrics.get("f1").doubleValue()).isCloseTo((0.5 + 2.0 / 3 + 0) / 3, within(1e-12));
        assertThat(metrics.get("classes").get("b").get("precision").doubleValue())
                .isEqualTo(0.5);
        assertThat(metrics.get("classes").get("b").get("recall").doubleValue()).isEqualTo(1);
        assertThat(metrics.get("classes").get("c").get("support").intValue()).isEqualTo(1);
    }

    @Test
    void aClassThatNeitherOccursNorIsPredictedHasNoSayInTheMean() {
        ObjectNode metrics = metrics(THREE, new int[] {0, 1}, new int[] {0, 1});

        assertThat(metrics.get("f1").doubleValue()).isEqualTo(1);
    }

    @Test
    void mapsAreCountedPixelByPixelAndGiveIntersectionOverUnion() {
        Target map = Target.segmentation(List.of("background", "cell"), 1, 4);
        ConfusionMatrix matrix = new ConfusionMatrix(map);
        matrix.add(1, oneHot(2, 0, 0, 1, 1), oneHot(2, 0, 1, 1, 1), Weights.NONE);
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        matrix.put(metrics);

        assertThat(metrics.get("classes").get("cell").get("iou").doubleValue()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(metrics.get("classes").get("cell").get("dice").doubleValue()).isCloseTo(4.0 / 5, within(1e-12));
        assertThat(metrics.get("iou").doubleValue()).isCloseTo((2.0 / 3 + 1.0 / 2) / 2, within(1e-12));
    }

    @Test
    void positionsThatDoNotCountAreInNoMetricAndWeightsChangeNone() {
        Target map = Target.segmentation(List.of("background", "cell"), 1, 4);
        ConfusionMatrix matrix = new ConfusionMatrix(map);
        double[] unlabelled = oneHot(2, 0, 0, 1, 1);
        unlabelled[2] = 0;
        Weights weights = new Weights(new float[] {1, 0, 1, 1}, new float[] {9, 9, 0, 9}, new float[] {0});
        matrix.add(1, unlabelled, oneHot(2, 0, 1, 1, 0), weights);
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        matrix.put(metrics);

        assertThat(metrics.get("confusion_matrix").toString()).isEqualTo("[[1,0],[1,1]]");
        assertThat(metrics.get("accuracy").doubleValue()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(metrics.at("/classes/cell/iou").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void whereNothingCountsAllIsZeroAndANumber() {
        ConfusionMatrix matrix = new ConfusionMatrix(THREE);
        matrix.add(1, oneHot(3, 0), oneHot(3, 1), new Weights(new float[] {0}, null, null));
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        matrix.put(metrics);

        assertThat(metrics.get("accuracy").doubleValue()).isZero();
        assertThat(metrics.get("f1").doubleValue()).isZero();
    }

    private static ObjectNode metrics(Target target, int[] labels, int[] predictions) {
        ConfusionMatrix matrix = new ConfusionMatrix(target);
        matrix.add(
                labels.length, oneHot(target.outputs(), labels), oneHot(target.outputs(), predictions), Weights.NONE);
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        matrix.put(metrics);
        return metrics;
    }

    private static double[] oneHot(int classes, int... chosen) {
        double[] values = new double[classes * chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            values[i * classes + chosen[i]] = 1;
        }
        return values;
    }
}
