package dev.descent.ml.spec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Numbers in answers: what JSON has no number for is a string, {@code "NaN"},
 * {@code "Infinity"} or {@code "-Infinity"}.
 */
public final class JsonNumber {
    private JsonNumber() {}

    public static JsonNode of(double value) {
        return Double.isFinite(value)
                ? JsonNodeFactory.instance.numberNode(value)
                : JsonNodeFactory.instance.stringNode(Double.toString(value));
    }
}
