package dev.descent.ml.keras.transfer;

import dev.descent.ml.keras.KerasLayer;
import dev.descent.ml.model.layer.Padding;
import dev.descent.ml.model.layer.Sides;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads the configuration of a layer; what has another form than Keras writes, or asks
 * for what is not done here, names the layer.
 */
record Config(KerasLayer layer) {

    InvalidSpec refused(String why) {
        return new InvalidSpec("uri", "holds " + layer + ", " + why);
    }

    void check(boolean holds, String otherwise) {
        if (!holds) {
            throw refused(otherwise);
        }
    }

    JsonNode get(String name) {
        return layer.config().path(name);
    }

    boolean flag(String name, boolean absent) {
        JsonNode value = get(name);
        if (isAbsent(value)) {
            return absent;
        }
        check(value.isBoolean(), "whose " + name + " is not true or false");
        return value.booleanValue();
    }

    double number(String name, double absent) {
        JsonNode value = get(name);
        if (isAbsent(value)) {
            return absent;
        }
        check(value.isNumber() && Double.isFinite(value.doubleValue()), "whose " + name + " is not a number");
        return value.doubleValue();
    }

    int integer(String name) {
        return integer(get(name), name);
    }

    Sides sides(String name, Sides absent) {
        JsonNode value = get(name);
        if (isAbsent(value)) {
            return absent;
        }
        if (value.isNumber()) {
            return Sides.of(integer(value, name));
        }
        check(value.isArray() && value.size() == 2, "whose " + name + " is not a height and a width");
        return new Sides(integer(value.get(0), name), integer(value.get(1), name));
    }

    Padding padding() {
        String padding = get("padding").asString("valid");
        check(List.of("same", "valid").contains(padding), "whose padding is neither same nor valid");
        return padding.equals("same") ? Padding.SAME : Padding.VALID;
    }

    /** Image layers must have their channels last, as their weights are laid out so. */
    void channelsLast() {
        JsonNode format = get("data_format");
        check(
                isAbsent(format) || format.asString("").equals("channels_last"),
                "which has its channels first: only channels_last is read");
    }

    private int integer(JsonNode value, String name) {
        check(
                value.isIntegralNumber() && value.canConvertToInt() && value.intValue() > 0,
                "whose " + name + " is not a positive integer");
        return value.intValue();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
