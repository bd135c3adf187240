package dev.descent.ml.data.image;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Scalars;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A value that pixels of masks have: {@code 128} or {@code "#808080"}.
 *
 * @param rgb a colour, 0xrrggbb; of a number, the grey of that level
 * @param isNumber whether it was declared by a number, which is an index where a mask has a palette of colours
 */
record MaskValue(int rgb, boolean isNumber) {

    static MaskValue fromJson(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToInt() && (node.intValue() & ~0xff) == 0) {
            return new MaskValue(node.intValue() * 0x010101, true);
        }
        if (node.isString() && node.stringValue().matches("#[0-9a-fA-F]{6}")) {
            return new MaskValue(Integer.parseInt(node.stringValue().substring(1), 16), false);
        }
        throw new InvalidSpec(
                "", "must be a grey value from 0 to 255 or a colour as \"#rrggbb\", was " + Scalars.shown(node));
    }

    JsonNode toJson() {
        return isNumber
                ? JsonNodeFactory.instance.numberNode(rgb & 0xff)
                : JsonNodeFactory.instance.stringNode(color());
    }

    boolean isGrey() {
        return rgb == (rgb & 0xff) * 0x010101;
    }

    String color() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
