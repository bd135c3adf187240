package dev.descent.ml.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Where versions of Keras say what shape a model takes. */
final class KerasInput {
    private static final String TYPE = "InputLayer";

    private KerasInput() {}

    static boolean is(KerasLayer layer) {
        return layer.type().equals(TYPE);
    }

    /** Of one example; 0 for a size that is left open. */
    static List<Integer> shape(JsonNode config, List<JsonNode> layers) {
        JsonNode first = layers.get(0);
        return Stream.of(
                        first.path("config").path("batch_shape"),
                        first.path("config").path("batch_input_shape"),
                        config.path("build_input_shape"),
                        first.path("build_config").path("input_shape"))
                .filter(shape -> shape.isArray() && shape.size() >= 2)
                .findFirst()
                .map(KerasInput::withoutBatch)
                .orElseThrow(() ->
                        KerasConfig.refused("does not say what shape it takes: build the model before saving it"));
    }

    private static List<Integer> withoutBatch(JsonNode shape) {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 1; i < shape.size(); i++) {
            JsonNode size = shape.get(i);
            if (!size.isNull() && !(size.isIntegralNumber() && size.canConvertToInt() && size.intValue() > 0)) {
                throw KerasConfig.refused("takes an impossible shape");
            }
            sizes.add(size.isNull() ? 0 : size.intValue());
        }
        return sizes;
    }
}
