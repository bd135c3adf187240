package dev.descent.ml.keras;

import java.util.List;

/**
 * A chain of layers.
 *
 * @param version Keras' major version, 2 or 3: some layers mean something else
 * @param input shape of one example, channels last; 0 where any size will do
 * @param layers from the input to the output, without input layers
 */
public record KerasModel(int version, List<Integer> input, List<KerasLayer> layers) {

    public KerasModel {
        input = List.copyOf(input);
        layers = List.copyOf(layers);
    }
}
