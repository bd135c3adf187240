package dev.descent.ml.model.layer;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import dev.descent.ml.spec.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Height and width of a window or a step, in pixels; in JSON a number where they
 * are equal, else {@code [height, width]}.
 */
public record Sides(int height, int width) implements JsonForm {
    private static final int LARGEST = 64;

    /** A square. */
    public static Sides of(int side) {
        return new Sides(side, side);
    }

    static Parameter<Sides> parameter(String name) {
        return Parameter.<Sides>of(name, "integer or [height, width]")
                .must(
                        "must be from 1 to " + LARGEST + " pixels",
                        sides -> Math.min(sides.height, sides.width) >= 1
                                && Math.max(sides.height, sides.width) <= LARGEST);
    }

    static Sides fromJson(JsonNode node) {
        if (node.isArray() && node.size() == 2) {
            return new Sides(side(node.get(0), "[0]"), side(node.get(1), "[1]"));
        }
        return of(side(node, ""));
    }

    private static int side(JsonNode node, String path) {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw new InvalidSpec(path, "must be a whole number of pixels, or [height, width]");
        }
        return node.intValue();
    }

    @Override
    public JsonNode toJson() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return height == width
                ? json.numberNode(height)
                : json.arrayNode().add(height).add(width);
    }

    int[] both() {
        return new int[] {height, width};
    }

    @Override
    public String toString() {
        return height + " x " + width;
    }
}
