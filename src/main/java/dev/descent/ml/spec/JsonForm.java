package dev.descent.ml.spec;

import tools.jackson.databind.JsonNode;

/**
 * A value with a JSON form of its own, such as class weights that are a list, an object or a word. The class also has
 * {@code public static T fromJson(JsonNode)}, which throws {@link InvalidSpec} with paths relative to the node.
 */
public interface JsonForm {
    JsonNode toJson();
}
