package dev.descent.ml.data.encode;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Scalars;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads an image's samples out of nested arrays of one shape. */
final class SampleArrays {
    private final List<Integer> shape;
    private final Sink sink;
    private final int[] at;
    private final Faults faults = new Faults();
    private int next;

    /** Takes a sample. */
    interface Sink {

        /** @param index row-major */
        void set(int index, double value);
    }

    SampleArrays(List<Integer> shape, Sink sink) {
        this.shape = shape;
        this.sink = sink;
        this.at = new int[shape.size()];
    }

    /** @throws dev.descent.ml.spec.InvalidSpec with every array of another length and every value that is no sample */
    void read(JsonNode root) {
        read(root, 0);
        faults.raise();
    }

    private void read(JsonNode node, int depth) {
        if (depth == shape.size()) {
            sample(node);
        } else if (!node.isArray() || node.size() != shape.get(depth)) {
            String found = node.isArray() ? ", has " + node.size() : ", was " + Scalars.shown(node);
            faults.add(path(depth), "must be an array of " + shape.get(depth) + found);
            next += shape.subList(depth, shape.size()).stream().reduce(1, (a, b) -> a * b);
        } else {
            for (int i = 0; i < node.size(); i++) {
                at[depth] = i;
                read(node.get(i), depth + 1);
            }
        }
    }

    private void sample(JsonNode node) {
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (value >= 0 && value <= 255) {
            sink.set(next, value);
        } else {
            faults.add(path(at.length), "must be a number from 0 to 255, was " + Scalars.shown(node));
        }
        next++;
    }

    private String path(int depth) {
        return Arrays.stream(at, 0, depth).mapToObj(i -> "[" + i + "]").collect(Collectors.joining());
    }
}
