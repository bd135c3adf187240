package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.spec.SpecReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ReadoutTest {
    private static final Target PRICE = Target.regression(List.of("price"));
    private static final Target TWO = Target.regression(List.of("price", "weight"));
    private static final TargetScaling HUNDREDS = new TargetScaling(List.of(500.0, 7.0), List.of(100.0, 2.0));

    @Test
    void aQuantileOfAHalfIsPredictedAndCrossedLevelsAreSorted() {
        Readout readout = read("'quantiles'").readout(PRICE);
        double[] outputs = {0.2, -0.1, 0.4};

        assertThat(predicted(readout, outputs, 1)).containsExactly(new double[] {0.2}, within(1e-15));
        assertThat(detail(readout, outputs, PRICE))
                .isEqualTo(json("{'quantiles':{'0.05':490.0,'0.5':520.0,'0.95':540.0}}"));
    }

    @Test
    void betweenTwoLevelsTheMiddleIsPredicted() {
        Readout readout = read("{'type':'quantiles','levels':[0.9,0.1]}").readout(TWO);

        assertThat(predicted(readout, new double[] {1, 3, -2, 4}, 2)).containsExactly(2, 1);
    }

    @Test
    void withoutAMiddleTheNearestIsPredicted() {
        Readout readout = read("{'type':'quantiles','levels':[0.7,0.9]}").readout(PRICE);

        assertThat(predicted(readout, new double[] {1, 3}, 1)).containsExactly(1);
    }

    @Test
    void aDeviationIsInTheTargetsUnit() {
        Readout readout = read("'gaussian_nll'").readout(TWO);
        double[] outputs = {0.5, 2 * Math.log(0.3), -1, 30};

        assertThat(predicted(readout, outputs, 2)).containsExactly(0.5, -1);
        JsonNode deviations = detail(readout, outputs, TWO).get("standard_deviations");
        assertThat(deviations.get("price").doubleValue()).isCloseTo(30, within(1e-9));
        assertThat(deviations.get("weight").doubleValue()).isCloseTo(2 * Math.exp(5), within(1e-9));
    }

    @Test
    void stepsAreReadAsProbabilitiesOfRanks() {
        Readout readout = read("'corn'").readout(Target.classification(List.of("low", "middle", "high")));

        assertThat(predicted(readout, new double[] {0.8, 0.25, 0.5, 0.5}, 6))
                .containsExactly(new double[] {0.2, 0.6, 0.2, 0.5, 0.25, 0.25}, within(1e-15));
    }

    @Test
    void theNetworkHasAsManyOutputsAsTheLossAsksFor() {
        assertThat(read("'quantiles'").outputs(TWO)).isEqualTo(6);
        assertThat(read("'gaussian_nll'").outputs(TWO)).isEqualTo(4);
        assertThat(read("'corn'").outputs(Target.classification(List.of("a", "b", "c", "d"))))
                .isEqualTo(3);
        assertThat(read("'mse'").outputs(TWO)).isEqualTo(2);
        assertThat(read("{'type':'sum','terms':[{'loss':'quantiles'},{'loss':'quantiles'}]}")
                        .outputs(TWO))
                .isEqualTo(6);
    }

    @Test
    void termsOfDifferentOutputsAreRefused() {
        LossSpec sum = read("{'type':'sum','terms':[{'loss':'quantiles'},{'loss':'mse'}]}");

        assertThat(sum.faults(PRICE).get(0).message())
                .isEqualTo(
                        "no network's outputs fit all: quantiles takes the quantiles [0.05, 0.5, 0.95] of each number, "
                                + "mse takes one output for each label");
        assertThat(read("{'type':'custom','formula':'quantiles + mean(square(y - p))'}")
                        .faults(PRICE))
                .hasSize(1);
        assertThat(read("{'type':'custom','formula':'2 * quantiles'}").faults(PRICE))
                .isEmpty();
    }

    private static double[] predicted(Readout readout, double[] outputs, int labels) {
        double[] predicted = new double[labels];
        readout.read(outputs, outputs.length / readout.outputs(), predicted);
        return predicted;
    }

    private static ObjectNode detail(Readout readout, double[] outputs, Target target) {
        ObjectNode prediction = JsonNodeFactory.instance.objectNode();
        readout.detail(outputs, 0, target, HUNDREDS, prediction);
        return prediction;
    }

    private static LossSpec read(String json) {
        return SpecReader.read(json(json), LossSpec.class);
    }

    private static JsonNode json(String json) {
        return JsonMapper.shared().readTree(json.replace('\'', '"'));
    }
}
