package dev.descent.ml.keras;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One layer as it was saved.
 *
 * @param type Keras' class: {@code Conv2D}
 * @param name in the model
 * @param config Keras' own
 * @param weights in Keras' order: kernel, bias
 */
public record KerasLayer(String type, String name, JsonNode config, List<KerasArray> weights) {

    public KerasLayer {
        weights = List.copyOf(weights);
    }

    KerasLayer with(List<KerasArray> found) {
        return new KerasLayer(type, name, config, found);
    }

    /** As a message names it. */
    @Override
    public String toString() {
        return type + " \"" + name + "\"";
    }
}
