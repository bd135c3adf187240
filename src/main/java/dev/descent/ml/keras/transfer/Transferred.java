package dev.descent.ml.keras.transfer;

import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.layer.LayerSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Keras model in terms of this program.
 *
 * @param layers without the output layer
 * @param weights of {@code layers} by name and parameter, read when they are asked for
 * @param head the last dense layer, or null where the model ends with something else
 */
public record Transferred(
        List<LayerSpec> layers,
        Map<String, Map<String, Supplier<float[]>>> weights,
        @Nullable Head head) {

    /**
     * What becomes the output layer.
     *
     * @param units its width
     * @param activation what Keras has after it, or null for one that no output has here
     * @param name of the last layer, as Keras has it, for messages
     * @param weights {@code W} and {@code b}
     */
    public record Head(
            int units, @Nullable Activation activation, String name, Map<String, Supplier<float[]>> weights) {}
}
