package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.Layers;
import dev.descent.ml.model.layer.AveragePooling;
import dev.descent.ml.model.layer.BatchNormalization;
import dev.descent.ml.model.layer.Conv2d;
import dev.descent.ml.model.layer.GlobalPooling;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.model.layer.LayerSpec;
import dev.descent.ml.model.layer.Padding;
import dev.descent.ml.model.layer.Pooling;
import dev.descent.ml.model.layer.Sides;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Weights from elsewhere, against outputs worked out by hand. */
public abstract class InitialWeightsContract extends NetworkContract {
    private static final Target NUMBER = Target.regression(List.of("y"));
    private static final InputShape IMAGE = InputShape.image(1, 2, 3);

    @Test
    void convolutionAndNormalizationComputeWhatTheirWeightsSay() {
        LayerSpec convolution =
                new Conv2d(2, new Sides(2, 1), Sides.of(1), Padding.VALID, HiddenActivation.LINEAR, true, "conv", null);
        LayerSpec normalization = new BatchNormalization(1e-3, 0.9, "norm", null);
        LayerSpec mean = new GlobalPooling(GlobalPooling.Pool.AVERAGE, null, null);
        InitialWeights weights = new InitialWeights(Map.of(
                "conv", Map.of("W", values(1, 2, 3, 4), "b", values(5, 6)),
                "norm",
                        Map.of(
                                "gamma", values(2, 3),
                                "beta", values(0.5f, -1),
                                "mean", values(1, 2),
                                "var", values(4, 9)),
                "output", Map.of("W", values(1, 10), "b", values(100))));

        float[] features = {1, 2, 3, 4, 5, 6};
        double first = 5 + (1 + 2 + 3) / 3.0 + 2 * (4 + 5 + 6) / 3.0;
        double second = 6 + 3 * (1 + 2 + 3) / 3.0 + 4 * (4 + 5 + 6) / 3.0;
        double expected =
                100 + 2 * (first - 1) / Math.sqrt(4 + 1e-3) + 0.5 + 10 * (3 * (second - 2) / Math.sqrt(9 + 1e-3) - 1);
        assertThat(output(List.of(convolution, normalization, mean), weights, features))
                .isCloseTo((float) expected, offset(1e-3f));
    }

    /** Padding goes to the bottom and the right, and does not count in a mean. */
    @Test
    void samePaddingIsAsymmetricAndNoPartOfAMean() {
        LayerSpec pooled = new AveragePooling(new Pooling(Sides.of(2), null, Padding.SAME), null, null);
        InitialWeights weights = new InitialWeights(Map.of("output", Map.of("W", values(1, 10), "b", values(0))));
        float[] features = {1, 2, 3, 4, 5, 6};
        assertThat(output(List.of(pooled), weights, features)).isEqualTo((1 + 2 + 4 + 5) / 4f + 10 * (3 + 6) / 2f);
    }

    @Test
    void sameConvolutionWithAStrideStartsAtTheFirstPixel() {
        LayerSpec strided =
                new Conv2d(1, Sides.of(2), Sides.of(2), Padding.SAME, HiddenActivation.LINEAR, false, "conv", null);
        InitialWeights weights = new InitialWeights(Map.of(
                "conv",
                Map.of("W", values(1, 10, 100, 1000)),
                "output",
                Map.of("W", values(1, 100_000), "b", values(0))));
        float[] features = {1, 2, 3, 4, 5, 6};
        assertThat(output(List.of(strided), weights, features))
                .isCloseTo(1 + 20 + 400 + 5000 + 100_000f * (3 + 600), offset(32f));
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        InitialWeights foreign = new InitialWeights(Map.of("nowhere", Map.of("W", values(1))));
        InitialWeights longer = new InitialWeights(Map.of("output", Map.of("W", values(1, 2, 3, 4, 5, 6, 7))));
        assertThatThrownBy(() -> output(List.of(), foreign, new float[6])).hasMessageContaining("no layer nowhere");
        assertThatThrownBy(() -> output(List.of(), longer, new float[6]))
                .hasMessageContaining("output.W has 6 values in the network, was given 7");
    }

    private static Supplier<float[]> values(float... values) {
        return () -> values;
    }

    private float output(List<LayerSpec> layers, InitialWeights weights, float[] features) {
        NetworkPlan plan = NetworkPlan.of(new Layers(layers, null), IMAGE, NUMBER, Activation.IDENTITY, 1);
        try (Network network = built(plan, weights)) {
            float[] logits = new float[1];
            network.logits(new Batch(1, IMAGE, NUMBER, new int[1], features, new float[1]), logits);
            return logits[0];
        }
    }
}
