package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/** An activation as a layer of its own. */
public record ActivationLayer(
        HiddenActivation activation,
        @Nullable Double slope,
        @Nullable String name,
        @Nullable List<String> from) implements LayerSpec {
    private static final Parameter<HiddenActivation> ACTIVATION = Parameter.choice("activation", HiddenActivation.class)
            .orElse(HiddenActivation.RELU)
            .says("The function.");
    private static final Parameter<Double> SLOPE = Parameter.number("slope")
            .atLeast(0)
            .atMost(10)
            .says("Below zero, of leaky_relu (0.01 if not given) or as the factor of elu (1 if not given).");

    static final About ABOUT = About.of("activation", "An activation as a layer of its own.")
            .formula("activation(x)")
            .category("activation")
            .useWhen("it comes after batch_normalization or add, or its slope is to be set")
            .avoidWhen("it follows a dense or conv2d layer directly, which have a parameter for it")
            .parameters(ACTIVATION, SLOPE, Wiring.NAME, Wiring.FROM)
            .example("{\"type\":\"activation\",\"activation\":\"leaky_relu\",\"slope\":0.2}");

    public ActivationLayer {
        Faults faults = new Faults();
        activation = ACTIVATION.of(activation, faults);
        slope = SLOPE.of(slope, faults);
        name = Wiring.NAME.of(name, faults);
        from = Wiring.FROM.of(from, faults);
        faults.check(
                slope == null || activation == HiddenActivation.LEAKY_RELU || activation == HiddenActivation.ELU,
                "slope",
                "is of leaky_relu and elu only");
        faults.raise();
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return HiddenActivations.over(inputs.get(0), activation);
    }

    @Override
    public boolean isLikeAnOutput(int outputs) {
        return activation == HiddenActivation.SOFTMAX;
    }

    @Override
    public void addTo(Place place) {
        Consumer<Place> composition = activation.composition();
        if (composition != null) {
            composition.accept(place);
            return;
        }
        if (slope != null && activation == HiddenActivation.ELU) {
            Composition.elu(place, slope);
            return;
        }
        org.deeplearning4j.nn.conf.layers.ActivationLayer.Builder layer =
                new org.deeplearning4j.nn.conf.layers.ActivationLayer.Builder();
        if (slope == null) {
            layer.activation(activation.function());
        } else {
            layer.activation(new ActivationLReLU(slope));
        }
        place.put(layer.build());
    }
}
