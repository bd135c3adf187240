package dev.descent.ml.model;

import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.spec.Parameter;

/** Parameters that several architectures have. */
final class Parameters {

    private Parameters() {}

    static Parameter<HiddenActivation> activation() {
        return Parameter.choice("activation", HiddenActivation.class)
                .orElse(HiddenActivation.RELU)
                .says("Between layers.");
    }

    static Parameter<Double> dropout(String where) {
        return Parameter.number("dropout")
                .atLeast(0)
                .below(1)
                .orElse(0.0)
                .says("Share of the values set to zero in training after each " + where + ".");
    }

    static Parameter<Activation> outputActivation() {
        return Parameter.choice("output_activation", Activation.class)
                .says("identity, sigmoid, softmax or softplus, where it suits the loss; the loss's own choice if "
                        + "not given.");
    }
}
