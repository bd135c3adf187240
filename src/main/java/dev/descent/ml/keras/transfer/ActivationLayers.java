package dev.descent.ml.keras.transfer;

import dev.descent.ml.model.layer.ActivationLayer;
import dev.descent.ml.model.layer.Dropout;
import dev.descent.ml.model.layer.HiddenActivation;
import org.jspecify.annotations.Nullable;

/** Layers that work on each value for itself. */
final class ActivationLayers {
    private static final double LEAK = 0.3;

    private ActivationLayers() {}

    static void dropout(Config config, Assembly to) {
        config.check(
                config.get("noise_shape").isNull() || config.get("noise_shape").isMissingNode(),
                "which has a noise_shape");
        to.add(new Dropout(config.number("rate", 0.5), to.name(config.layer()), null), to.signal());
    }

    static void activation(Config config, Assembly to) {
        put(ActivationNames.hidden(config, to.version()), config, to);
    }

    static void relu(Config config, Assembly to) {
        double slope = config.number("negative_slope", 0);
        double most = config.number("max_value", Double.POSITIVE_INFINITY);
        boolean plain = slope == 0 && (most == 6 || Double.isInfinite(most));
        boolean leaky = slope > 0 && Double.isInfinite(most);
        config.check(
                config.number("threshold", 0) == 0 && (plain || leaky),
                "which has a threshold, or another max_value than 6");
        HiddenActivation function = Double.isInfinite(most) ? HiddenActivation.RELU : HiddenActivation.RELU6;
        put(leaky ? new ActivationForm(HiddenActivation.LEAKY_RELU, slope) : ActivationForm.of(function), config, to);
    }

    static void leakyRelu(Config config, Assembly to) {
        double slope = config.number("negative_slope", config.number("alpha", LEAK));
        put(new ActivationForm(HiddenActivation.LEAKY_RELU, slope), config, to);
    }

    static void elu(Config config, Assembly to) {
        double factor = config.number("alpha", 1);
        put(
                factor == 1
                        ? ActivationForm.of(HiddenActivation.ELU)
                        : new ActivationForm(HiddenActivation.ELU, factor),
                config,
                to);
    }

    static void softmax(Config config, Assembly to) {
        int axis = (int) config.number("axis", -1);
        config.check(axis == -1 || axis == to.signal().shape().size(), "which does not work on the last axis");
        put(ActivationForm.of(HiddenActivation.SOFTMAX), config, to);
    }

    private static void put(@Nullable ActivationForm form, Config config, Assembly to) {
        if (form != null) {
            String name = to.name(config.layer());
            to.add(new ActivationLayer(form.activation(), form.slope(), name, null), to.signal());
        }
    }
}
