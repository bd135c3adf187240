package dev.descent.ml.model.layer;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Parameter;

/** The parameter of layers that may end in an activation. */
final class HiddenActivations {

    private HiddenActivations() {}

    /**
     * The same output, which the activation can work on.
     *
     * @throws InvalidSpec for softmax over an image: DL4J would take it along the rows
     */
    static Shape over(Shape output, HiddenActivation activation) {
        if (activation == HiddenActivation.SOFTMAX && output.isImage()) {
            throw new InvalidSpec("activation", "softmax works on vectors and sequences, the output is " + output);
        }
        return output;
    }

    static Parameter<HiddenActivation> parameter() {
        return Parameter.choice("activation", HiddenActivation.class)
                .orElse(HiddenActivation.LINEAR)
                .says("What its output goes through.");
    }
}
