package dev.descent.ml.data.image;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The classes of masks and the value that each has there: {@code {"background": 0, "cell": "#ff0000"}}. Their order is
 * that of their colours as numbers, so that 0, which nearly always is the background, is first. The order in the JSON
 * cannot decide: a database may store an object's properties in any.
 */
public record MaskClasses(List<MaskClass> classes) implements JsonForm {
    /** A class's index is kept in a byte. */
    private static final int MOST = 256;

    /** One of them. */
    record MaskClass(String name, MaskValue value) {}

    public MaskClasses {
        classes = classes.stream()
                .sorted(Comparator.comparingInt(entry -> entry.value().rgb()))
                .toList();
    }

    /**
     * By name.
     *
     * @throws InvalidSpec with what is wrong, at each class's name
     */
    public static MaskClasses fromJson(JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidSpec("", "must be an object with a value for each class's name");
        }
        Faults faults = new Faults();
        faults.check(
                node.size() >= 2 && node.size() <= MOST, "", "must name 2 to " + MOST + " classes, was " + node.size());
        List<MaskClass> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            String name = property.getKey();
            MaskClass entry = faults.collect(name, () -> entry(name, property.getValue()));
            if (entry != null) {
                checkNew(entry, entries, faults);
                entries.add(entry);
            }
        }
        faults.raise();
        return new MaskClasses(entries);
    }

    @Override
    public JsonNode toJson() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        classes.forEach(entry -> object.set(entry.name(), entry.value().toJson()));
        return object;
    }

    /** In their order. */
    public List<String> names() {
        return classes.stream().map(MaskClass::name).toList();
    }

    /** In the same order, as {@code #rrggbb}. */
    public List<String> colors() {
        return classes.stream().map(entry -> entry.value().color()).toList();
    }

    /** Why a grey level cannot part them. */
    public Optional<String> objection(int threshold) {
        if (classes.size() != 2
                || !classes.stream().allMatch(entry -> entry.value().isGrey())) {
            return Optional.of("parts two classes of grey values, and classes has " + String.join(", ", colors()));
        }
        int first = classes.get(0).value().rgb() & 0xff;
        int second = classes.get(1).value().rgb() & 0xff;
        return first < threshold && threshold <= second
                ? Optional.empty()
                : Optional.of("must be above the first class's " + first + " and not above the second's " + second
                        + ", was " + threshold);
    }

    private static MaskClass entry(String name, JsonNode value) {
        if (name.isBlank() || name.length() > 100) {
            throw new InvalidSpec("", "must have a name of 1 to 100 characters");
        }
        return new MaskClass(name, MaskValue.fromJson(value));
    }

    private static void checkNew(MaskClass entry, List<MaskClass> before, Faults faults) {
        before.stream()
                .filter(known -> known.value().rgb() == entry.value().rgb())
                .forEach(known ->
                        faults.add(entry.name(), "must not have the same value as the class \"" + known.name() + "\""));
    }
}
