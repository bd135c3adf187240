package dev.descent.ml.loss;

import dev.descent.ml.formula.Input;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Differences of an example's labels, outputs and logits between pixels and the next to the right or below, 0 where there
 * is none that counts; with the way back of their slopes.
 */
final class PixelDifferences {
    private static final double[] NOWHERE = {};

    private final Example example;
    private final Map<Input, Difference> differences = new EnumMap<>(Input.class);
    private final int[] positions;
    private final int[] right;
    private final int[] below;
    private boolean found;

    /** @param example that is loaded anew before each {@link #begin} */
    PixelDifferences(Example example) {
        this.example = example;
        positions = new int[example.shape.positions()];
        right = new int[positions.length];
        below = new int[positions.length];
    }

    /** Of one input. */
    private static final class Difference {
        final double[] values;
        final double[] slopes;
        double[] carriedTo = NOWHERE;
        boolean computed;

        Difference(int size) {
            values = new double[size];
            slopes = new double[size];
        }
    }

    boolean isOf(Example other) {
        return example == other;
    }

    /** Forgets what was loaded before. */
    void begin() {
        found = false;
        for (Difference difference : differences.values()) {
            difference.computed = false;
            difference.carriedTo = NOWHERE;
        }
    }

    /** @param of values of what the difference is of, [positions, width] as are the differences */
    double[] values(Input input, double[] of) {
        Difference difference = difference(input);
        if (!difference.computed) {
            int[] next = next(input);
            for (int i = 0; i < example.size(); i++) {
                int other = next[i / example.width];
                difference.values[i] = other < 0 ? 0 : of[other * example.width + i % example.width] - of[i];
            }
            difference.computed = true;
        }
        return difference.values;
    }

    /** @param carriedTo slopes of what the difference is of, which get theirs in the end */
    double[] slopes(Input input, double[] carriedTo) {
        Difference difference = difference(input);
        if (difference.carriedTo != carriedTo) {
            difference.carriedTo = carriedTo;
            Arrays.fill(difference.slopes, 0, example.size(), 0);
        }
        return difference.slopes;
    }

    /** Hands all slopes on. */
    void carry() {
        differences.forEach((input, difference) -> {
            if (difference.carriedTo != NOWHERE) {
                carry(difference, next(input));
            }
        });
    }

    private void carry(Difference difference, int[] next) {
        for (int i = 0; i < example.size(); i++) {
            int other = next[i / example.width];
            if (other >= 0) {
                difference.carriedTo[other * example.width + i % example.width] += difference.slopes[i];
                difference.carriedTo[i] -= difference.slopes[i];
            }
        }
    }

    private Difference difference(Input input) {
        return differences.computeIfAbsent(input, any -> new Difference(positions.length * example.width));
    }

    /** The position after each, or -1. */
    private int[] next(Input input) {
        if (!found) {
            find();
            found = true;
        }
        return input.isDown() ? below : right;
    }

    private void find() {
        Arrays.fill(positions, -1);
        for (int i = 0; i < example.positions(); i++) {
            positions[example.place(i)] = i;
        }
        int width = example.shape.width();
        for (int i = 0; i < example.positions(); i++) {
            int place = example.place(i);
            right[i] = place % width == width - 1 ? -1 : positions[place + 1];
            below[i] = place + width < positions.length ? positions[place + width] : -1;
        }
    }
}
