package dev.descent.ml.keras.transfer;

import dev.descent.ml.keras.KerasArray;
import dev.descent.ml.model.layer.BatchNormalization;
import dev.descent.ml.model.layer.Conv2d;
import dev.descent.ml.model.layer.Dense;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.model.layer.Padding;
import dev.descent.ml.model.layer.Sides;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Layers with weights. */
final class WeightedLayers {

    private WeightedLayers() {}

    static void dense(Config config, Assembly to) {
        int units = config.integer("units");
        Map<String, Supplier<float[]>> weights = denseWeights(config, to.signal());
        String name = to.name(config.layer());
        ActivationForm activation = ActivationNames.hidden(config, to.version());
        to.add(
                new Dense(units, HiddenActivation.LINEAR, config.flag("use_bias", true), name, null),
                KerasShape.of(units));
        to.give(name, weights);
        to.activate(name, activation);
    }

    /** {@code W} [inputs, units], and {@code b} if there is one. */
    static Map<String, Supplier<float[]>> denseWeights(Config config, KerasShape input) {
        config.check(input.isVector(), "which gets " + input + ": only a dense layer over a vector is known here");
        int units = config.integer("units");
        boolean bias = config.flag("use_bias", true);
        List<Integer> kernel = List.of(input.channels(), units);
        List<KerasArray> found = Assembly.weights(config, bias ? List.of(kernel, List.of(units)) : List.of(kernel));
        Map<String, Supplier<float[]>> weights = new HashMap<>();
        weights.put("W", () -> input.ordered(found.get(0).values(), units));
        if (bias) {
            weights.put("b", found.get(1)::values);
        }
        return weights;
    }

    static void conv2d(Config config, Assembly to) {
        KerasShape input = to.signal();
        config.check(input.isImage(), "which gets " + input + " instead of an image");
        config.channelsLast();
        config.check(config.number("groups", 1) == 1, "which has groups");
        config.check(config.sides("dilation_rate", Sides.of(1)).equals(Sides.of(1)), "which is dilated");
        int filters = config.integer("filters");
        boolean bias = config.flag("use_bias", true);
        Sides window = config.sides("kernel_size", Sides.of(1));
        Sides stride = config.sides("strides", Sides.of(1));
        Padding padding = config.padding();
        List<Integer> kernel = List.of(window.height(), window.width(), input.channels(), filters);
        List<KerasArray> found = Assembly.weights(config, bias ? List.of(kernel, List.of(filters)) : List.of(kernel));
        ActivationForm activation = ActivationNames.hidden(config, to.version());
        String name = to.name(config.layer());
        Map<String, Supplier<float[]>> weights = new HashMap<>();
        weights.put("W", () -> channelsFirst(found.get(0).values(), kernel));
        if (bias) {
            weights.put("b", found.get(1)::values);
        }
        to.add(
                new Conv2d(filters, window, stride, padding, HiddenActivation.LINEAR, bias, name, null),
                new Windows(window, stride, padding).over(config, input, filters));
        to.give(name, weights);
        to.activate(name, activation);
    }

    /** From [height, width, in, out] to [out, in, height, width]. */
    private static float[] channelsFirst(float[] kernel, List<Integer> shape) {
        int pixels = shape.get(0) * shape.get(1);
        int in = shape.get(2);
        int out = shape.get(3);
        float[] turned = new float[kernel.length];
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    turned[(o * in + i) * pixels + pixel] = kernel[(pixel * in + i) * out + o];
                }
            }
        }
        return turned;
    }

    static void batchNormalization(Config config, Assembly to) {
        KerasShape input = to.signal();
        config.check(input.isImage() || input.isVector(), "which gets " + input);
        config.check(overChannels(config, input), "which does not work on the last axis");
        config.check(!config.flag("renorm", false), "which has renorm");
        boolean scale = config.flag("scale", true);
        boolean center = config.flag("center", true);
        int values = input.channels();
        List<List<Integer>> shapes = new ArrayList<>();
        for (int i = 0; i < 2 + (scale ? 1 : 0) + (center ? 1 : 0); i++) {
            shapes.add(List.of(values));
        }
        List<Supplier<float[]>> found = new ArrayList<>();
        Assembly.weights(config, shapes)
                .forEach(
                        array -> found.add(() -> input.isVector() ? input.ordered(array.values(), 1) : array.values()));
        if (!scale) {
            found.add(0, () -> filled(values, 1));
        }
        if (!center) {
            found.add(1, () -> new float[values]);
        }
        String name = to.name(config.layer());
        to.add(
                new BatchNormalization(config.number("epsilon", 1e-3), config.number("momentum", 0.99), name, null),
                input);
        to.give(name, Map.of("gamma", found.get(0), "beta", found.get(1), "mean", found.get(2), "var", found.get(3)));
    }

    private static boolean overChannels(Config config, KerasShape input) {
        var axis = config.get("axis");
        var only = axis.isArray() && axis.size() == 1 ? axis.get(0) : axis;
        int last = input.shape().size();
        return only.isMissingNode() || only.asInt(0) == -1 || only.asInt(0) == last;
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
