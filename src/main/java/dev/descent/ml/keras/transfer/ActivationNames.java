package dev.descent.ml.keras.transfer;

import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.layer.HiddenActivation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Keras' activations by name. Those that mean the same here as there, to the precision of a float. */
final class ActivationNames {
    private static final double LEAK_3 = 0.2;

    private static final Map<String, HiddenActivation> HIDDEN = Map.ofEntries(
            Map.entry("linear", HiddenActivation.LINEAR),
            Map.entry("relu", HiddenActivation.RELU),
            Map.entry("relu6", HiddenActivation.RELU6),
            Map.entry("gelu", HiddenActivation.GELU_ERF),
            Map.entry("mish", HiddenActivation.MISH),
            Map.entry("elu", HiddenActivation.ELU),
            Map.entry("selu", HiddenActivation.SELU),
            Map.entry("silu", HiddenActivation.SWISH),
            Map.entry("swish", HiddenActivation.SWISH),
            Map.entry("tanh", HiddenActivation.TANH),
            Map.entry("sigmoid", HiddenActivation.SIGMOID),
            Map.entry("softplus", HiddenActivation.SOFTPLUS),
            Map.entry("softsign", HiddenActivation.SOFTSIGN),
            Map.entry("softmax", HiddenActivation.SOFTMAX));

    private static final Map<String, Activation> OUTPUT = Map.of(
            "linear", Activation.IDENTITY,
            "sigmoid", Activation.SIGMOID,
            "softmax", Activation.SOFTMAX,
            "softplus", Activation.SOFTPLUS);

    private ActivationNames() {}

    /** The activation of a layer by its configuration, or null for none. */
    static @Nullable ActivationForm hidden(Config config, int version) {
        String name = name(config);
        if (name.equals("leaky_relu")) {
            return new ActivationForm(HiddenActivation.LEAKY_RELU, LEAK_3);
        }
        if (name.equals("hard_sigmoid")) {
            return ActivationForm.of(
                    version == 2 ? HiddenActivation.HARD_SIGMOID : HiddenActivation.HARD_SIGMOID_SIXTH);
        }
        HiddenActivation activation = HIDDEN.get(name);
        if (activation == null) {
            throw config.refused("whose activation " + name + " there is not here");
        }
        return activation == HiddenActivation.LINEAR ? null : ActivationForm.of(activation);
    }

    /** The activation of the last layer, or null where none of the outputs here is so. */
    static @Nullable Activation output(Config config) {
        return OUTPUT.get(name(config));
    }

    /** A string, or an object with a class name or with a string as configuration; {@code linear} for none. */
    static String name(Config config) {
        JsonNode activation = config.get("activation");
        if (activation.isObject()) {
            JsonNode inner = activation.path("config");
            return inner.isString()
                    ? inner.stringValue()
                    : activation.path("class_name").asString("unnamed");
        }
        return activation.asString("linear");
    }
}
