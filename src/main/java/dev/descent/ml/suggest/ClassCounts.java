package dev.descent.ml.suggest;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import java.util.ArrayList;
import java.util.List;

/** Counts classes over examples: positions, examples without them, and pixels at their edges. */
final class ClassCounts {
    private static final double HAS = 0.5;

    private final Target target;
    private final double[] shares;
    private final long[] without;
    private final long[] pixels;
    private final long[] edges;
    private long positions;
    private long examples;

    ClassCounts(Target target) {
        this.target = target;
        shares = new double[target.outputs()];
        without = new long[target.outputs()];
        pixels = new long[target.outputs()];
        edges = new long[target.outputs()];
    }

    void add(float[] labels, Weights weights) {
        boolean[] has = new boolean[shares.length];
        long before = positions;
        for (int p = 0; p < target.positions(); p++) {
            if (weights.isValid(p)) {
                positions++;
                add(labels, p, has);
            }
        }
        if (positions > before) {
            examples++;
            for (int c = 0; c < has.length; c++) {
                without[c] += has[c] ? 0 : 1;
            }
        }
    }

    private void add(float[] labels, int position, boolean[] has) {
        for (int c = 0; c < shares.length; c++) {
            shares[c] += labels[position * shares.length + c];
            if (has(labels, position, c)) {
                has[c] = true;
                pixels[c]++;
                edges[c] += target.positions() > 1 && isEdge(labels, position, c) ? 1 : 0;
            }
        }
    }

    private boolean has(float[] labels, int position, int output) {
        return labels[position * shares.length + output] >= HAS;
    }

    private boolean isEdge(float[] labels, int position, int output) {
        int width = target.width();
        int x = position % width;
        return (x > 0 && !has(labels, position - 1, output))
                || (x < width - 1 && !has(labels, position + 1, output))
                || (position >= width && !has(labels, position - width, output))
                || (position + width < target.positions() && !has(labels, position + width, output));
    }

    List<ClassFacts> facts() {
        List<ClassFacts> facts = new ArrayList<>();
        for (int c = 0; c < shares.length; c++) {
            facts.add(new ClassFacts(
                    target.names().get(c),
                    shares[c] / Math.max(1, positions),
                    (double) without[c] / Math.max(1, examples),
                    (double) edges[c] / Math.max(1, pixels[c])));
        }
        return facts;
    }
}
