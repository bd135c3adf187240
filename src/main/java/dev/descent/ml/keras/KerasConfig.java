package dev.descent.ml.keras;

import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the description of a model: a JSON object, the same in the middle for each version and file format. */
final class KerasConfig {
    private static final int MOST_LAYERS = 1000;
    private static final int LONGEST_NAME = 200;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxTokenCount(1_000_000)
                            .build())
                    .build())
            .build();

    private KerasConfig() {}

    /**
     * The model without its weights.
     *
     * @throws InvalidSpec at {@code uri}, where it is no chain of layers
     */
    static KerasModel read(String text, String version) {
        JsonNode model = parse(text);
        String type = model.path("class_name").asString("");
        JsonNode config = model.path("config");
        List<JsonNode> layers;
        switch (type) {
            case "Sequential" -> layers = list(config.isArray() ? config : config.path("layers"));
            case "Functional", "Model" -> layers = new KerasChain(list(config.path("layers"))).inOrder();
            default ->
                throw refused("is a model of class \"" + cut(type) + "\": only Sequential and Functional are read");
        }
        return new KerasModel(
                version.startsWith("3") ? 3 : 2,
                KerasInput.shape(config, layers),
                layers.stream()
                        .map(KerasConfig::layer)
                        .filter(layer -> !KerasInput.is(layer))
                        .toList());
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw refused("has a configuration that is not JSON");
        }
    }

    static InvalidSpec refused(String why) {
        return new InvalidSpec("uri", why);
    }

    static String name(JsonNode layer) {
        return layer.path("config").path("name").asString(layer.path("name").asString(""));
    }

    static String cut(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME) + "...";
    }

    private static KerasLayer layer(JsonNode node) {
        String type = cut(node.path("class_name").asString("")).replaceFirst(".*>", "");
        return new KerasLayer(type, cut(name(node)), node.path("config"), List.of());
    }

    private static List<JsonNode> list(JsonNode layers) {
        if (!layers.isArray() || layers.isEmpty() || layers.size() > MOST_LAYERS) {
            throw refused(
                    String.format(Locale.ROOT, "must have from 1 to %d layers, has %d", MOST_LAYERS, layers.size()));
        }
        List<JsonNode> all = new ArrayList<>();
        layers.forEach(all::add);
        return all;
    }
}
