package dev.descent.ml.train.metric;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.JsonNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Classes as they are (rows) against classes as predicted (columns), and what follows: accuracy, precision, recall and F1 per class
 * and as the plain mean over the classes that occur ("macro"); for maps also intersection over union and Dice. A class that neither
 * occurs nor is predicted has no say in a mean. Positions that do not count are in none of this.
 */
public final class ConfusionMatrix implements TaskMetrics {
    private final Target target;
    private final int classes;
    private final long[][] counts;

    ConfusionMatrix(Target target) {
        this.target = target;
        this.classes = target.outputs();
        this.counts = new long[classes][classes];
    }

    @Override
    public void add(int examples, double[] labels, double[] outputs, Weights weights) {
        int positions = examples * target.positions();
        for (int position = 0; position < positions; position++) {
            if (weights.isValid(position)) {
                int start = position * classes;
                counts[largest(labels, start, classes)][largest(outputs, start, classes)]++;
            }
        }
    }

    @Override
    public boolean merge(TaskMetrics other) {
        if (!(other instanceof ConfusionMatrix matrix)) {
            return false;
        }
        for (int c = 0; c < classes; c++) {
            for (int p = 0; p < classes; p++) {
                counts[c][p] += matrix.counts[c][p];
            }
        }
        return true;
    }

    /** What {@link #put} gives of the whole. */
    static List<String> names(Target target) {
        List<String> names = new ArrayList<>(List.of("accuracy", "precision", "recall", "f1"));
        if (target.task() == Target.Task.SEGMENTATION) {
            names.addAll(List.of("iou", "dice"));
        }
        names.addAll(List.of("balanced_accuracy", "mcc", "kappa", "quadratic_kappa"));
        return names;
    }

    @Override
    public void put(ObjectNode into) {
        long correct = IntStream.range(0, classes).mapToLong(c -> counts[c][c]).sum();
        long all = IntStream.range(0, classes).mapToLong(this::actual).sum();
        into.set("accuracy", JsonNumber.of(ratio(correct, all)));
        into.set("precision", JsonNumber.of(mean(this::precision)));
        into.set("recall", JsonNumber.of(mean(this::recall)));
        into.set("f1", JsonNumber.of(mean(this::f1)));
        if (target.task() == Target.Task.SEGMENTATION) {
            into.set("iou", JsonNumber.of(mean(this::iou)));
            into.set("dice", JsonNumber.of(mean(this::f1)));
        }
        into.set("balanced_accuracy", JsonNumber.of(balanced()));
        Agreement.of(counts).put(into);
        putClasses(into.putObject("classes"));
        putCounts(into.putArray("confusion_matrix"));
    }

    private void putClasses(ObjectNode into) {
        List<String> names = target.names();
        for (int c = 0; c < classes; c++) {
            ObjectNode node = into.putObject(names.get(c));
            node.put("support", actual(c));
            node.set("precision", JsonNumber.of(precision(c)));
            node.set("recall", JsonNumber.of(recall(c)));
            node.set("f1", JsonNumber.of(f1(c)));
            if (target.task() == Target.Task.SEGMENTATION) {
                node.set("iou", JsonNumber.of(iou(c)));
                node.set("dice", JsonNumber.of(f1(c)));
            }
        }
    }

    private void putCounts(ArrayNode into) {
        for (long[] row : counts) {
            ArrayNode node = into.addArray();
            for (long count : row) {
                node.add(count);
            }
        }
    }

    private double precision(int c) {
        return ratio(counts[c][c], predicted(c));
    }

    private double recall(int c) {
        return ratio(counts[c][c], actual(c));
    }

    private double f1(int c) {
        return ratio(2 * counts[c][c], actual(c) + predicted(c));
    }

    private double iou(int c) {
        return ratio(counts[c][c], actual(c) + predicted(c) - counts[c][c]);
    }

    private double mean(IntToDoubleFunction metric) {
        return IntStream.range(0, classes)
                .filter(c -> actual(c) + predicted(c) > 0)
                .mapToDouble(metric)
                .average()
                .orElse(0);
    }

    /** Mean recall of the classes that occur. */
    private double balanced() {
        return IntStream.range(0, classes)
                .filter(c -> actual(c) > 0)
                .mapToDouble(this::recall)
                .average()
                .orElse(0);
    }

    private long actual(int c) {
        return IntStream.range(0, classes).mapToLong(p -> counts[c][p]).sum();
    }

    private long predicted(int c) {
        return IntStream.range(0, classes).mapToLong(a -> counts[a][c]).sum();
    }

    /** 0 where there is nothing to divide by: a class that is never predicted has precision 0. */
    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** The class of one position: the first of the largest values. */
    public static int largest(double[] values, int start, int classes) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (values[start + c] > values[start + best]) {
                best = c;
            }
        }
        return best;
    }
}
