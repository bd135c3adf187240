package dev.descent.ml.data.image;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The values of pixels that do not count, because nobody says what they show:
 * {@code 255}, {@code "#ff00ff"}, or a list of such.
 */
public record IgnoredValues(List<MaskValue> values) implements JsonForm {
    public static final IgnoredValues NONE = new IgnoredValues(List.of());

    private static final int MOST = 256;

    public IgnoredValues {
        values = List.copyOf(values);
    }

    /**
     * One value, or a list.
     *
     * @throws InvalidSpec with what is wrong, at each place in the list
     */
    public static IgnoredValues fromJson(JsonNode node) {
        if (!node.isArray()) {
            return new IgnoredValues(List.of(MaskValue.fromJson(node)));
        }
        Faults faults = new Faults();
        faults.check(node.size() <= MOST, "", "must name at most " + MOST + " values, was " + node.size());
        List<MaskValue> values = new ArrayList<>();
        for (int i = 0; i < Math.min(node.size(), MOST); i++) {
            JsonNode element = node.get(i);
            MaskValue value = faults.collect("[" + i + "]", () -> MaskValue.fromJson(element));
            if (value != null && !values.contains(value)) {
                values.add(value);
            }
        }
        faults.raise();
        return new IgnoredValues(values);
    }

    @Override
    public JsonNode toJson() {
        if (values.size() == 1) {
            return values.get(0).toJson();
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> list.add(value.toJson()));
        return list;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Why it cannot go with these classes. */
    public Optional<String> objection(MaskClasses classes) {
        if (!isEmpty() && classes.names().size() > ClassMap.IGNORED) {
            return Optional.of("leaves room for " + ClassMap.IGNORED + " classes, and there are "
                    + classes.names().size());
        }
        return classes.classes().stream()
                .filter(entry -> values.stream()
                        .anyMatch(value -> value.rgb() == entry.value().rgb()))
                .findFirst()
                .map(entry -> "must not name the value of the class \"" + entry.name() + "\"");
    }
}
