package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.InvalidSpec;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A label within JSON.
 *
 * @param file that it is in
 * @param path names of members, or places in arrays, with points between them; empty for the whole
 * @param value that is there
 */
record JsonLabel(String file, String path, JsonNode value) {
    private static final String BETWEEN = "|";

    static JsonLabel at(String file, String path, JsonNode whole) {
        JsonNode at = whole;
        for (String step : path.split("\\.", -1)) {
            at = at.isArray() ? element(at, step) : at.path(step);
        }
        return new JsonLabel(file, path, at);
    }

    private static JsonNode element(JsonNode array, String step) {
        return step.matches("[0-9]{1,6}") ? array.path(Integer.parseInt(step)) : MissingNode.getInstance();
    }

    /**
     * As a table has it.
     *
     * @param several whether an array is several classes
     * @return null where there is none
     * @throws InvalidSpec where it is no label
     */
    @Nullable
    String cell(boolean several) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        } else if (value.isObject()) {
            throw refused("is an object", value.propertyNames().stream().findFirst());
        } else if (!value.isArray()) {
            return value.asString();
        } else if (!several) {
            throw refused("is a list", value.isEmpty() ? Optional.empty() : Optional.of("0"));
        }
        return value.valueStream().map(this::word).collect(Collectors.joining(BETWEEN));
    }

    private String word(JsonNode element) {
        String word = element.isValueNode() && !element.isNull() ? element.asString() : BETWEEN;
        if (word.contains(BETWEEN)) {
            throw new InvalidSpec(
                    "uri",
                    "holds " + file + ", where " + where() + " has an element that is no class: "
                            + Shown.quoted(element.toString()));
        }
        return word;
    }

    private InvalidSpec refused(String what, Optional<String> inside) {
        String start = path.isEmpty() ? "" : path + ".";
        return new InvalidSpec(
                "format.path",
                "must lead to labels: in " + file + " " + where() + " " + what
                        + inside.map(name -> ", name what is inside, such as " + Shown.quoted(start + name))
                                .orElse(""));
    }

    private String where() {
        return path.isEmpty() ? "the whole" : Shown.quoted(path);
    }
}
