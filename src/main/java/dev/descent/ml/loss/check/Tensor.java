package dev.descent.ml.loss.check;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonNumber;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A batch of values as people write it, [N, K] or [N, K, H, W], held as losses take it, [N, positions, K].
 *
 * @param shape as written
 * @param values [examples, positions, width], row-major
 */
@SuppressWarnings("ArrayRecordComponent") // made once and handed on
record Tensor(List<Integer> shape, double[] values) {
    static final int MOST_VALUES = 1_000_000;

    /** @throws InvalidSpec at the place where the array is ragged, too deep, too large or no number */
    public static Tensor read(JsonNode node) {
        return new TensorReader(node).read();
    }

    public int examples() {
        return shape.get(0);
    }

    int width() {
        return shape.get(1);
    }

    int positions() {
        return shape.size() == 2 ? 1 : shape.get(2) * shape.get(3);
    }

    /** The same shape with another number of values at each position. */
    List<Integer> shapeOf(int width) {
        return shape.size() == 2
                ? List.of(shape.get(0), width)
                : List.of(shape.get(0), width, shape.get(2), shape.get(3));
    }

    /**
     * Classes at every position.
     *
     * @param classes their names, or null for 0, 1, …
     */
    public Target target(@Nullable List<String> classes) {
        List<String> names = classes != null
                ? classes
                : IntStream.range(0, width()).mapToObj(Integer::toString).toList();
        return shape.size() == 2
                ? Target.classification(names)
                : Target.segmentation(names, shape.get(2), shape.get(3));
    }

    /** Where a value of {@link #values} stands as written: {@code [2][0][5][1]}. */
    String place(int index) {
        int row = index / width();
        String at = "[" + row / positions() + "][" + index % width() + "]";
        if (shape.size() == 2) {
            return at;
        }
        int position = row % positions();
        return at + "[" + position / shape.get(3) + "][" + position % shape.get(3) + "]";
    }

    /** Where a value stands in {@link #values}. */
    static int index(List<Integer> shape, int[] at) {
        if (shape.size() == 2) {
            return at[0] * shape.get(1) + at[1];
        }
        int position = at[2] * shape.get(3) + at[3];
        return (at[0] * shape.get(2) * shape.get(3) + position) * shape.get(1) + at[1];
    }

    /** As written, with {@code "NaN"} and the infinities as strings. */
    JsonNode toJson() {
        return toJson(new int[shape.size()], 0);
    }

    private JsonNode toJson(int[] at, int depth) {
        if (depth == shape.size()) {
            return JsonNumber.of(values[index(shape, at)]);
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < shape.get(depth); i++) {
            at[depth] = i;
            array.add(toJson(at, depth + 1));
        }
        return array;
    }
}
