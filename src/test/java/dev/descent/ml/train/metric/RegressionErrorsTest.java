package dev.descent.ml.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class RegressionErrorsTest {
    private static final Target PRICE = Target.regression(List.of("price"));

    @Test
    void errorsAreInTheTargetsOwnUnit() {
        TargetScaling scaling = new TargetScaling(List.of(100.0), List.of(10.0));
        ObjectNode metrics = metrics(scaling, new double[] {-1, 1}, new double[] {-1, 2});

        assertThat(metrics.get("mae").doubleValue()).isEqualTo(5);
        assertThat(metrics.get("rmse").doubleValue()).isCloseTo(Math.sqrt(50), within(1e-12));
        assertThat(metrics.get("r2").doubleValue()).isCloseTo(1 - 100.0 / 200, within(1e-12));
    }

    @Test
    void predictingTheMeanHasDeterminationZero() {
        ObjectNode metrics = metrics(TargetScaling.none(1), new double[] {1, 2, 3}, new double[] {2, 2, 2});

        assertThat(metrics.get("r2").doubleValue()).isCloseTo(0, within(1e-12));
    }

    @Test
    void aTargetThatDoesNotVaryHasNoDetermination() {
        ObjectNode metrics = metrics(TargetScaling.none(1), new double[] {2, 2}, new double[] {1, 2});

        assertThat(metrics.has("r2")).isFalse();
        assertThat(metrics.get("mae").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void examplesThatDoNotCountAreInNoErrorAndWeightsChangeNone() {
        RegressionErrors errors = new RegressionErrors(PRICE, TargetScaling.none(1));
        Weights weights = new Weights(new float[] {1, 0, 1}, null, new float[] {5, 1, 0});
        errors.add(3, new double[] {1, 100, 3}, new double[] {2, 0, 3}, weights);
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        errors.put(metrics);

        assertThat(metrics.get("mae").doubleValue()).isEqualTo(0.5);
        assertThat(metrics.get("r2").doubleValue()).isEqualTo(0.5);
    }

    private static ObjectNode metrics(TargetScaling scaling, double[] labels, double[] predictions) {
        RegressionErrors errors = new RegressionErrors(PRICE, scaling);
        errors.add(labels.length, labels, predictions, Weights.NONE);
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        errors.put(metrics);
        return metrics;
    }
}
