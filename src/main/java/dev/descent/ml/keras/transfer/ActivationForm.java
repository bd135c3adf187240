package dev.descent.ml.keras.transfer;

import dev.descent.ml.model.layer.HiddenActivation;
import org.jspecify.annotations.Nullable;

/**
 * An activation between layers.
 *
 * @param slope of leaky_relu, the factor of elu; null for those that have none
 */
record ActivationForm(HiddenActivation activation, @Nullable Double slope) {

    static ActivationForm of(HiddenActivation activation) {
        return new ActivationForm(activation, null);
    }
}
