package dev.descent.ml.train.metric;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.JsonNumber;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Of labels that may be true together, each predicted where its output is at least a half: accuracy over all labels, how often all of an
 * example are right, precision, recall and F1 by label and as the plain mean over those that occur or are predicted, log loss (the mean
 * of −y log p − (1 − y) log(1 − p), both at least 1e-15) and Brier score (the mean of (p − y)²).
 */
final class LabelCounts implements TaskMetrics {

    private static final double LEAST = 1e-15;
    private static final int TRUE = 0;
    private static final int FOUND = 1;
    private static final int BOTH = 2;

    private final Target target;
    private final int classes;
    /** By class: how often it is true, how often predicted, and how often both. */
    private final long[][] counts;

    private final double[] logLosses;
    private double brier;
    private long exact;
    private long examples;

    LabelCounts(Target target) {
        this.target = target;
        classes = target.outputs();
        counts = new long[classes][3];
        logLosses = new double[classes];
    }

    static List<String> names() {
        return List.of("accuracy", "exact_match", "precision", "recall", "f1", "log_loss", "brier");
    }

    @Override
    public void add(int given, double[] labels, double[] outputs, Weights weights) {
        for (int i = 0; i < given; i++) {
            if (weights.isValid(i)) {
                add(labels, outputs, i * classes);
            }
        }
    }

    private void add(double[] labels, double[] outputs, int start) {
        int right = 0;
        for (int c = 0; c < classes; c++) {
            boolean is = labels[start + c] >= THRESHOLD;
            double p = outputs[start + c];
            boolean found = p >= THRESHOLD;
            counts[c][TRUE] += is ? 1 : 0;
            counts[c][FOUND] += found ? 1 : 0;
            counts[c][BOTH] += is && found ? 1 : 0;
            logLosses[c] -= Math.log(Math.max(LEAST, is ? p : 1 - p));
            brier += (p - labels[start + c]) * (p - labels[start + c]);
            right += is == found ? 1 : 0;
        }
        exact += right == classes ? 1 : 0;
        examples++;
    }

    @Override
    public boolean merge(TaskMetrics other) {
        if (!(other instanceof LabelCounts more)) {
            return false;
        }
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < counts[c].length; i++) {
                counts[c][i] += more.counts[c][i];
            }
            logLosses[c] += more.logLosses[c];
        }
        brier += more.brier;
        exact += more.exact;
        examples += more.examples;
        return true;
    }

    @Override
    public void put(ObjectNode into) {
        double wrong = IntStream.range(0, classes)
                .mapToDouble(c -> counts[c][TRUE] + counts[c][FOUND] - 2 * counts[c][BOTH])
                .sum();
        double all = Math.max(1, (double) examples * classes);
        into.set("accuracy", JsonNumber.of(1 - wrong / all));
        into.set("exact_match", JsonNumber.of((double) exact / Math.max(1, examples)));
        into.set("precision", JsonNumber.of(mean(this::precision)));
        into.set("recall", JsonNumber.of(mean(this::recall)));
        into.set("f1", JsonNumber.of(mean(this::f1)));
        into.set(
                "log_loss",
                JsonNumber.of(IntStream.range(0, classes)
                                .mapToDouble(c -> logLosses[c])
                                .sum()
                        / all));
        into.set("brier", JsonNumber.of(brier / all));
        for (int c = 0; c < classes; c++) {
            ObjectNode part = NamedMetrics.part(into, "classes", target.names().get(c));
            part.put("support", counts[c][TRUE]);
            part.set("precision", JsonNumber.of(precision(c)));
            part.set("recall", JsonNumber.of(recall(c)));
            part.set("f1", JsonNumber.of(f1(c)));
            part.set("log_loss", JsonNumber.of(logLosses[c] / Math.max(1, examples)));
        }
    }

    private double precision(int c) {
        return ratio(counts[c][BOTH], counts[c][FOUND]);
    }

    private double recall(int c) {
        return ratio(counts[c][BOTH], counts[c][TRUE]);
    }

    private double f1(int c) {
        return ratio(2 * counts[c][BOTH], counts[c][TRUE] + counts[c][FOUND]);
    }

    private double mean(IntToDoubleFunction metric) {
        return IntStream.range(0, classes)
                .filter(c -> counts[c][TRUE] + counts[c][FOUND] > 0)
                .mapToDouble(metric)
                .average()
                .orElse(0);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
