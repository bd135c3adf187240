package dev.descent.ml.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads the values that hold no others, each strictly as what it is in JSON. */
public final class Scalars {
    private static final int SHOWN = 80;

    private Scalars() {}

    /** @throws InvalidSpec where the node is something else than {@code type} */
    static Object read(JsonNode node, Class<?> type) {
        if (type == String.class) {
            return check(node.isString(), "a string", node).stringValue();
        } else if (type == Boolean.class) {
            return check(node.isBoolean(), "true or false", node).booleanValue();
        } else if (type == Double.class) {
            return check(node.isNumber() && Double.isFinite(node.doubleValue()), "a finite number", node)
                    .doubleValue();
        } else if (type == Integer.class) {
            check(node.isIntegralNumber(), "an integer", node);
            return check(node.canConvertToInt(), "an integer of 32 bits", node).intValue();
        } else if (type == Long.class) {
            check(node.isIntegralNumber(), "an integer", node);
            return check(node.canConvertToLong(), "an integer of 64 bits", node).longValue();
        } else if (type.isEnum()) {
            return constant(node, type);
        }
        throw new IllegalStateException("a spec cannot hold a " + type);
    }

    /** A node as a message names it. */
    public static String shown(JsonNode node) {
        return node.isContainer() ? (node.isArray() ? "an array" : "an object") : cut(node.toString());
    }

    static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, end(text, SHOWN - 3)) + "...";
    }

    /** Where a text can be cut at or just before a place, so that no character is halved. */
    public static int end(String text, int at) {
        boolean halves =
                at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
        return halves ? at - 1 : at;
    }

    /** The name of an enum's constant in JSON. */
    static String name(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static Object constant(JsonNode node, Class<?> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Scalars::name).toList();
        int index = node.isString() ? names.indexOf(node.stringValue()) : -1;
        if (index < 0) {
            String hint = node.isValueNode() ? ForeignNames.hint(node.asString(), names) : "";
            throw new InvalidSpec("", "must be one of " + String.join(", ", names) + ", was " + shown(node) + hint);
        }
        return type.getEnumConstants()[index];
    }

    private static JsonNode check(boolean holds, String wanted, JsonNode node) {
        if (!holds) {
            throw new InvalidSpec("", "must be " + wanted + ", was " + shown(node));
        }
        return node;
    }
}
