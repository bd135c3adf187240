package dev.descent.ml.train.metric;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.JsonNumber;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * How well the scores of each class order those that are of it before those that are not: the area under the ROC curve (ties count
 * half) and average precision (Σ (R_n − R_{n−1}) P_n over the different scores), exactly, by sorting. The mean is over the classes that
 * have both kinds. All scores are kept for it, {@link #MOST_SCORES} at most: with more there is neither.
 */
final class Ranking implements TaskMetrics {
    /** Examples times classes. */
    static final int MOST_SCORES = 4_000_000;

    private final Target target;
    private final int classes;
    /** [examples, classes]: the score's bits in their order, and whether the example is of the class, in the lowest. */
    private long[] keys = new long[0];

    private int filled;
    private boolean full;

    Ranking(Target target) {
        this.target = target;
        classes = target.outputs();
    }

    static List<String> names() {
        return List.of("auroc", "average_precision");
    }

    /** Whether so many examples can be ranked. */
    static boolean holds(Target target, int examples) {
        return (long) examples * target.outputs() <= MOST_SCORES;
    }

    @Override
    public void add(int examples, double[] labels, double[] outputs, Weights weights) {
        for (int i = 0; i < examples && !full; i++) {
            if (weights.isValid(i) && hasRoom(classes)) {
                add(labels, outputs, i * classes);
            }
        }
    }

    private void add(double[] labels, double[] outputs, int start) {
        int largest = target.isExclusive() ? ConfusionMatrix.largest(labels, start, classes) : -1;
        for (int c = 0; c < classes; c++) {
            boolean positive = target.isExclusive() ? c == largest : labels[start + c] > 0;
            int bits = Float.floatToIntBits((float) outputs[start + c] + 0f);
            long ordered = bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
            keys[filled++] = ordered << 1 | (positive ? 1 : 0);
        }
    }

    private boolean hasRoom(int more) {
        full |= filled + (long) more > MOST_SCORES;
        if (!full && filled + more > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(filled + more, Math.min(MOST_SCORES, 2 * keys.length)));
        }
        return !full;
    }

    @Override
    public boolean merge(TaskMetrics other) {
        if (!(other instanceof Ranking ranking)) {
            return false;
        }
        full |= ranking.full;
        if (hasRoom(ranking.filled)) {
            System.arraycopy(ranking.keys, 0, keys, filled, ranking.filled);
            filled += ranking.filled;
        }
        return true;
    }

    @Override
    public void put(ObjectNode into) {
        if (full) {
            return;
        }
        double[] areas = new double[classes];
        double[] precisions = new double[classes];
        for (int c = 0; c < classes; c++) {
            long[] sorted = sorted(c);
            areas[c] = area(sorted);
            precisions[c] = averagePrecision(sorted);
        }
        put("auroc", areas, into);
        put("average_precision", precisions, into);
    }

    private void put(String name, double[] values, ObjectNode into) {
        OptionalDouble mean =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).average();
        if (mean.isPresent()) {
            into.set(name, JsonNumber.of(mean.getAsDouble()));
        }
        for (int c = 0; c < classes; c++) {
            if (!Double.isNaN(values[c])) {
                NamedMetrics.part(into, "classes", target.names().get(c)).set(name, JsonNumber.of(values[c]));
            }
        }
    }

    /** From the lowest score. */
    private long[] sorted(int c) {
        return IntStream.range(0, filled / classes)
                .mapToLong(i -> keys[i * classes + c])
                .sorted()
                .toArray();
    }

    /** NaN where all are of the class, or none. */
    private static double area(long[] sorted) {
        double below = 0;
        double wins = 0;
        double positives = 0;
        for (int from = 0, to; from < sorted.length; from = to) {
            to = endOfTies(sorted, from);
            double ones = ones(sorted, from, to);
            double zeros = to - from - ones;
            wins += ones * (below + zeros / 2);
            below += zeros;
            positives += ones;
        }
        return positives == 0 || below == 0 ? Double.NaN : wins / positives / below;
    }

    /** NaN where all are of the class, and every order would be perfect, or none. */
    private static double averagePrecision(long[] sorted) {
        double positives = ones(sorted, 0, sorted.length);
        double above = positives;
        double sum = 0;
        for (int from = 0, to; from < sorted.length; from = to) {
            to = endOfTies(sorted, from);
            double ones = ones(sorted, from, to);
            sum += ones * above / (sorted.length - from);
            above -= ones;
        }
        return positives == 0 || positives == sorted.length ? Double.NaN : sum / positives;
    }

    private static int endOfTies(long[] sorted, int from) {
        int to = from + 1;
        while (to < sorted.length && sorted[to] >> 1 == sorted[from] >> 1) {
            to++;
        }
        return to;
    }

    private static double ones(long[] sorted, int from, int to) {
        double ones = 0;
        for (int i = from; i < to; i++) {
            ones += sorted[i] & 1;
        }
        return ones;
    }
}
