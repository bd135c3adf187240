package dev.descent.ml.model.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.keras.KerasArray;
import dev.descent.ml.keras.KerasLayer;
import dev.descent.ml.keras.KerasModel;
import dev.descent.ml.keras.transfer.KerasTransfer;
import dev.descent.ml.keras.transfer.Transferred;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.Layers;
import dev.descent.ml.model.transfer.ChannelsLast.Moving;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.build.NetworkBlueprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Models of random layers, sizes and weights, against {@link ChannelsLast}. */
class RandomModelsTests {
    private static final Map<String, DoubleUnaryOperator> ACTIVATIONS = Map.ofEntries(
            Map.entry("linear", x -> x),
            Map.entry("relu", x -> Math.max(0, x)),
            Map.entry("relu6", x -> Math.min(6, Math.max(0, x))),
            Map.entry("leaky_relu", x -> x > 0 ? x : 0.2 * x),
            Map.entry("elu", x -> x > 0 ? x : Math.expm1(x)),
            Map.entry("selu", x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x))),
            Map.entry("gelu", x -> x * normal(x)),
            Map.entry("silu", x -> x / (1 + Math.exp(-x))),
            Map.entry("mish", x -> x * Math.tanh(Math.log1p(Math.exp(x)))),
            Map.entry("tanh", Math::tanh),
            Map.entry("sigmoid", x -> 1 / (1 + Math.exp(-x))),
            Map.entry("hard_sigmoid", x -> Math.min(1, Math.max(0, x / 6 + 0.5))),
            Map.entry("softplus", x -> Math.log1p(Math.exp(x))),
            Map.entry("softsign", x -> x / (1 + Math.abs(x))));

    private final List<KerasLayer> layers = new ArrayList<>();
    private Random random = new Random();
    private ChannelsLast signal = new ChannelsLast(1, 1, 1, new double[1]);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26})
    void layersComputeWhatKerasSaysTheyDo(int seed) {
        random = new Random(seed);
        int height = 6 + random.nextInt(5);
        int width = 6 + random.nextInt(5);
        int channels = 1 + random.nextInt(3);
        signal = new ChannelsLast(height, width, channels, doubles(height * width * channels));
        ChannelsLast input = signal;
        convolve();
        normalize();
        pool(seed % 2 == 0);
        activate();
        convolve();
        flatten();
        normalize();
        dense(7);
        dense(3);

        assertThat(outputs(input)).containsExactly(signal.values(), within(1e-5 * scale()));
    }

    private double scale() {
        return Math.max(1, Arrays.stream(signal.values()).map(Math::abs).max().orElse(1));
    }

    private void convolve() {
        Moving window = window();
        int out = 1 + random.nextInt(4);
        float[] kernel = floats(window.height() * window.width() * signal.channels() * out);
        float[] bias = floats(out);
        String name = name();
        add(
                "Conv2D",
                "\"filters\": " + out + ", \"kernel_size\": " + size(window) + moving(window) + activation(name),
                array(kernel, window.height(), window.width(), signal.channels(), out),
                array(bias, out));
        signal = signal.convolved(window, kernel, bias).each(activationOf(name));
    }

    private void pool(boolean max) {
        Moving window = window();
        add(max ? "MaxPooling2D" : "AveragePooling2D", "\"pool_size\": " + size(window) + moving(window));
        signal = signal.pooled(window, max ? RandomModelsTests::largest : RandomModelsTests::mean);
    }

    private void dense(int units) {
        float[] kernel = floats(signal.channels() * units);
        float[] bias = floats(units);
        String name = units == 3 ? "linear" : name();
        add(
                "Dense",
                "\"units\": " + units + activation(name),
                array(kernel, signal.channels(), units),
                array(bias, units));
        signal = signal.dense(kernel, bias).each(activationOf(name));
    }

    private void normalize() {
        int channels = signal.channels();
        float[][] values = {floats(channels), floats(channels), floats(channels), floats(channels)};
        for (int i = 0; i < channels; i++) {
            values[3][i] = 0.3f + Math.abs(values[3][i]);
        }
        add(
                "BatchNormalization",
                "\"axis\": -1, \"epsilon\": 0.01, \"momentum\": 0.9",
                Arrays.stream(values).map(value -> array(value, channels)).toArray(KerasArray[]::new));
        signal = signal.normalized(values, 0.01);
    }

    private void activate() {
        String name = name();
        add("Activation", activation(name).substring(2));
        signal = signal.each(activationOf(name));
    }

    private void flatten() {
        add("Flatten", "\"data_format\": \"channels_last\"");
        signal = signal.flat();
    }

    private Moving window() {
        boolean same = random.nextBoolean();
        int rows = 1 + random.nextInt(Math.min(3, signal.height()));
        int columns = 1 + random.nextInt(Math.min(3, signal.width()));
        return new Moving(rows, columns, 1 + random.nextInt(rows), 1 + random.nextInt(columns), same);
    }

    private void add(String type, String config, KerasArray... weights) {
        String name = "layer" + layers.size();
        layers.add(new KerasLayer(type, name, new JsonMapper().readTree("{" + config + "}"), List.of(weights)));
    }

    private double[] outputs(ChannelsLast input) {
        InputShape shape = InputShape.image(input.channels(), input.height(), input.width());
        Target target = Target.classification(List.of("a", "b", "c"));
        List<Integer> last = List.of(input.height(), input.width(), input.channels());
        Transferred found = KerasTransfer.of(new KerasModel(3, last, layers), shape);
        var weights = new HashMap<>(found.weights());
        weights.put("output", Objects.requireNonNull(found.head()).weights());
        Layers model = new Layers(found.layers(), Activation.IDENTITY);
        NetworkBlueprint blueprint = NetworkBlueprint.of(model, shape, target, Activation.IDENTITY, 1);
        try (Network network = blueprint.build(new InitialWeights(weights))) {
            float[] logits = new float[3];
            network.logits(new Batch(1, shape, target, new int[1], channelsFirst(input), new float[3]), logits);
            return new double[] {logits[0], logits[1], logits[2]};
        }
    }

    private static float[] channelsFirst(ChannelsLast input) {
        int pixels = input.height() * input.width();
        float[] first = new float[input.values().length];
        for (int i = 0; i < first.length; i++) {
            first[i % input.channels() * pixels + i / input.channels()] = (float) input.values()[i];
        }
        return first;
    }

    private static String size(Moving window) {
        return "[" + window.height() + ", " + window.width() + "]";
    }

    private static String moving(Moving window) {
        return ", \"strides\": [" + window.stepDown() + ", " + window.stepRight() + "], \"padding\": \""
                + (window.same() ? "same" : "valid") + "\"";
    }

    private static String activation(String name) {
        return ", \"activation\": \"" + name + "\"";
    }

    private static DoubleUnaryOperator activationOf(String name) {
        return Objects.requireNonNull(ACTIVATIONS.get(name));
    }

    private String name() {
        List<String> names = ACTIVATIONS.keySet().stream().sorted().toList();
        return names.get(random.nextInt(names.size()));
    }

    private static KerasArray array(float[] values, Integer... shape) {
        return new KerasArray(List.of(shape), () -> values);
    }

    private float[] floats(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian() / 2;
        }
        return values;
    }

    private double[] doubles(int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double largest(double[] inside, int count) {
        return Arrays.stream(inside, 0, count).max().orElseThrow();
    }

    private static double mean(double[] inside, int count) {
        return Arrays.stream(inside, 0, count).average().orElseThrow();
    }

    /** Φ by its series, exact to 1e-12 for |x| below 6. */
    private static double normal(double x) {
        if (Math.abs(x) > 6) {
            return x > 0 ? 1 : 0;
        }
        double term = x;
        double sum = x;
        for (int n = 1; n < 120; n++) {
            term *= -x * x / (2 * n);
            sum += term / (2 * n + 1);
        }
        return 0.5 + sum / Math.sqrt(2 * Math.PI);
    }
}
