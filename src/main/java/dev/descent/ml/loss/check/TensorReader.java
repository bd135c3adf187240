package dev.descent.ml.loss.check;

import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads nested arrays whose first elements say the shape and whose others must agree. */
final class TensorReader {
    private final JsonNode root;
    private final List<Integer> shape = new ArrayList<>();
    private double[] values = new double[0];

    TensorReader(JsonNode root) {
        this.root = root;
    }

    Tensor read() {
        long size = 1;
        for (JsonNode node = root; node.isArray(); node = node.get(0)) {
            if (node.isEmpty()) {
                throw new InvalidSpec("[0]".repeat(shape.size()), "must not be empty");
            }
            shape.add(node.size());
            size *= node.size();
            if (shape.size() > 4 || size > Tensor.MOST_VALUES) {
                break;
            }
        }
        if (shape.size() != 2 && shape.size() != 4) {
            throw new InvalidSpec("", "must be an array [N, K] or [N, K, H, W] (classes one-hot), has " + depth());
        }
        if (size > Tensor.MOST_VALUES) {
            throw new InvalidSpec("", "must have at most %,d values".formatted(Tensor.MOST_VALUES));
        }
        values = new double[(int) size];
        fill(root, new int[shape.size()], 0, "");
        return new Tensor(List.copyOf(shape), values);
    }

    private String depth() {
        return shape.size() > 4
                ? "more than 4 dimensions"
                : shape.size() + (shape.size() == 1 ? " dimension" : " dimensions");
    }

    private void fill(JsonNode node, int[] at, int depth, String path) {
        if (depth == at.length) {
            values[Tensor.index(shape, at)] = number(node, path);
            return;
        }
        if (!node.isArray() || node.size() != shape.get(depth)) {
            String found = node.isArray() ? "" + node.size() : "no array";
            throw new InvalidSpec(path, "must have " + shape.get(depth) + " elements as the first has, was " + found);
        }
        for (int i = 0; i < node.size(); i++) {
            at[depth] = i;
            fill(node.get(i), at, depth + 1, path + "[" + i + "]");
        }
    }

    private static double number(JsonNode node, String path) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new InvalidSpec(
                    path, "must be a finite number, was " + (node.isContainer() ? "an array or object" : node));
        }
        return node.doubleValue();
    }
}
