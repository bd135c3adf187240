package dev.descent.ml.data;

import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import dev.descent.ml.spec.Scalars;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Values that cells of a column have: words, numbers, true and false. As JSON one of them, or a list.
 *
 * @param texts as a column's words are spelled
 */
public record CellValues(List<String> texts) implements JsonForm {
    public static final CellValues NONE = new CellValues(List.of());
    static final String TYPE = "value or list of values";
    private static final int MOST = 1000;

    public CellValues {
        texts = texts.stream()
                .map(text -> Spelling.canonical(Spelling.clean(text)))
                .toList();
    }

    /** @throws InvalidSpec with what is wrong, at each place in a list */
    public static CellValues fromJson(JsonNode node) {
        if (!node.isArray()) {
            return new CellValues(List.of(text(node)));
        }
        Faults faults = new Faults();
        faults.check(!node.isEmpty() && node.size() <= MOST, "", "must name 1 to " + MOST + " values");
        for (int i = 0; i < Math.min(node.size(), MOST); i++) {
            JsonNode element = node.get(i);
            faults.attempt("[" + i + "]", () -> text(element));
        }
        faults.raise();
        return new CellValues(node.valueStream().map(CellValues::text).toList());
    }

    private static String text(JsonNode node) {
        if (node.isNumber()
                || node.isBoolean()
                || (node.isString() && !node.stringValue().isBlank())) {
            return node.asString();
        }
        throw new InvalidSpec("", "must be a value of a cell, was " + Scalars.shown(node));
    }

    @Override
    public JsonNode toJson() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }
}
