package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.jspecify.annotations.Nullable;

/** Each output is a weighted sum of all inputs. */
public record Dense(
        Integer units,
        HiddenActivation activation,
        Boolean useBias,
        @Nullable String name,
        @Nullable List<String> from) implements LayerSpec {
    private static final Parameter<Integer> UNITS =
            Parameter.integer("units").atLeast(1).atMost(16_384).required().says("Width of its output.");
    private static final Parameter<HiddenActivation> ACTIVATION = HiddenActivations.parameter();
    private static final Parameter<Boolean> USE_BIAS =
            Parameter.flag("use_bias").orElse(true).says("Whether a bias is added.");

    static final About ABOUT = About.of("dense", "A dense layer: each output is a weighted sum of all inputs.")
            .formula("activation(W x + b)")
            .category("weights")
            .useWhen("every input may matter for every output; an image is taken as its values, channel by channel")
            .avoidWhen("the input is a large image: take conv2d and pooling first")
            .parameters(UNITS, ACTIVATION, USE_BIAS, Wiring.NAME, Wiring.FROM)
            .example("{\"type\":\"dense\",\"units\":64,\"activation\":\"relu\"}");

    public Dense {
        Faults faults = new Faults();
        units = UNITS.of(units, faults);
        activation = ACTIVATION.of(activation, faults);
        useBias = USE_BIAS.of(useBias, faults);
        name = Wiring.NAME.of(name, faults);
        from = Wiring.FROM.of(from, faults);
        faults.raise();
    }

    /** The usual case: with a bias, after the layer before. */
    public static Dense of(int units, HiddenActivation activation) {
        return new Dense(units, activation, true, null, null);
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Wiring.atOnce(inputs);
        return Shape.vector(units);
    }

    @Override
    public boolean isLikeAnOutput(int outputs) {
        return units == outputs
                || activation == HiddenActivation.SOFTMAX
                || (units == 1 && activation == HiddenActivation.SIGMOID);
    }

    @Override
    public void addTo(Place place) {
        place.put(
                new DenseLayer.Builder()
                        .nOut(units)
                        .activation(activation.function())
                        .weightInit(activation.weights())
                        .hasBias(useBias)
                        .build(),
                activation);
    }
}
