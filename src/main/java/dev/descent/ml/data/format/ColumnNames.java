package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Columns of a table by their names; as JSON a string where it is one, else a list. */
public record ColumnNames(List<String> names) implements JsonForm {
    static final String TYPE = "string or list of string";

    public ColumnNames {
        names = names.stream().map(Spelling::clean).toList();
    }

    public static ColumnNames of(String name) {
        return new ColumnNames(List.of(name));
    }

    public static ColumnNames fromJson(JsonNode json) {
        if (json.isString()) {
            return of(json.stringValue());
        } else if (!json.isArray()) {
            throw new InvalidSpec("", "must be a column's name, or a list of names");
        }
        Faults faults = new Faults();
        for (int i = 0; i < json.size(); i++) {
            faults.check(json.get(i).isString(), "[" + i + "]", "must be a string, the name of a column");
        }
        faults.raise();
        return new ColumnNames(json.valueStream().map(JsonNode::stringValue).toList());
    }

    @Override
    public JsonNode toJson() {
        if (isOne()) {
            return JsonNodeFactory.instance.stringNode(names.get(0));
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        names.forEach(list::add);
        return list;
    }

    boolean isOne() {
        return names.size() == 1;
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    /** Whether each is a name. */
    boolean isNamed() {
        return !names.isEmpty() && names.stream().noneMatch(String::isBlank);
    }

    /** Where a name stands, from where they all stand. */
    String at(String path, int index) {
        return isOne() ? path : path + "[" + index + "]";
    }

    @Override
    public String toString() {
        return toJson().toString();
    }
}
