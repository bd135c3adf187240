package dev.descent.ml.data.image;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The classes of masks and the value that each has there: {@code {"background": 0, "cell": "#ff0000"}}. Their order is that of their
 * colours as numbers, so that 0, which nearly always is the background, is first. The order in the JSON cannot decide: a database
 * may store an object's properties in any.
 */
public record MaskClasses(List<Entry> classes) implements JsonForm {
    /** A class's index is kept in a byte. */
    private static final int MOST = 256;

    /**
     * One of them.
     *
     * @param rgb its colour, 0xrrggbb; of a number, the grey of that level
     * @param isNumber whether it was declared by a number, which is an index where a mask has a palette of colours
     */
    record Entry(String name, int rgb, boolean isNumber) {

        String color() {
            return String.format(Locale.ROOT, "#%06x", rgb);
        }
    }

    public MaskClasses {
        classes = classes.stream().sorted(Comparator.comparingInt(Entry::rgb)).toList();
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
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            String name = property.getKey();
            Entry entry = faults.collect(name, () -> entry(name, property.getValue()));
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
        for (Entry entry : classes) {
            if (entry.isNumber()) {
                object.put(entry.name(), entry.rgb() & 0xff);
            } else {
                object.put(entry.name(), entry.color());
            }
        }
        return object;
    }

    /** In their order. */
    public List<String> names() {
        return classes.stream().map(Entry::name).toList();
    }

    /** In the same order, as {@code #rrggbb}. */
    public List<String> colors() {
        return classes.stream().map(Entry::color).toList();
    }

    /** Index of the class that has this colour, or -1. */
    int ofColor(int rgb) {
        int low = 0;
        int high = classes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = classes.get(middle).rgb();
            if (found == rgb) {
                return middle;
            } else if (found < rgb) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Index of the class of a pixel in a palette of colours, or -1: a class that was declared by a number means the index there. */
    int ofIndex(int index, int rgb) {
        int byNumber = ofColor(index * 0x010101);
        if (byNumber >= 0 && classes.get(byNumber).isNumber()) {
            return byNumber;
        }
        int byColor = ofColor(rgb);
        return byColor >= 0 && !classes.get(byColor).isNumber() ? byColor : -1;
    }

    private static Entry entry(String name, JsonNode value) {
        if (name.isBlank() || name.length() > 100) {
            throw new InvalidSpec("", "must have a name of 1 to 100 characters");
        }
        if (value.isIntegralNumber() && value.canConvertToInt() && (value.intValue() & ~0xff) == 0) {
            return new Entry(name, value.intValue() * 0x010101, true);
        }
        if (value.isString() && value.stringValue().matches("#[0-9a-fA-F]{6}")) {
            return new Entry(name, Integer.parseInt(value.stringValue().substring(1), 16), false);
        }
        throw new InvalidSpec("", "must be a grey value from 0 to 255 or a colour as \"#rrggbb\"");
    }

    private static void checkNew(Entry entry, List<Entry> before, Faults faults) {
        before.stream()
                .filter(known -> known.rgb() == entry.rgb())
                .forEach(known ->
                        faults.add(entry.name(), "must not have the same value as the class \"" + known.name() + "\""));
    }
}
