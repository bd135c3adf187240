package dev.descent.ml.train.metric;

import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.JsonNumber;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Predicted probabilities against what is true: log loss (the mean of −Σ y log p, p at least 1e-15), Brier score (the mean of
 * Σ (p − y)²), the expected calibration error over 15 bins of equal width (the mean of the differences between confidence and accuracy
 * by the largest probability), and how often the true class is among the 3 or 5 most probable. Nothing is put where some output is no
 * probability.
 */
final class ProbabilityScores implements TaskMetrics {
    private static final int BINS = 15;
    private static final double LEAST = 1e-15;
    private static final List<Integer> TOP = List.of(3, 5);

    private final Target target;
    private final int classes;
    /** By class: how many are of it, and the sum of their log losses. */
    private final double[] counts;

    private final double[] logLosses;
    /** By bin: how many, how sure, and how many right. */
    private final double[][] bins = new double[BINS][3];

    private final double[] top = new double[TOP.size()];
    private double count;
    private double logLoss;
    private double brier;
    private boolean strange;

    ProbabilityScores(Target target) {
        this.target = target;
        classes = target.outputs();
        counts = new double[classes];
        logLosses = new double[classes];
    }

    /** What {@link #put} gives of the whole. */
    static List<String> names(Target target) {
        List<String> names = new ArrayList<>(List.of("log_loss", "brier", "ece"));
        TOP.stream().filter(k -> hasTop(target, k)).forEach(k -> names.add(nameOfTop(k)));
        return names;
    }

    private static boolean hasTop(Target target, int k) {
        return target.positions() == 1 && target.outputs() > k;
    }

    private static String nameOfTop(int k) {
        return "top_" + k + "_accuracy";
    }

    @Override
    public void add(int examples, double[] labels, double[] outputs, Weights weights) {
        for (int position = 0; position < examples * target.positions(); position++) {
            if (weights.isValid(position)) {
                add(labels, outputs, position * classes);
            }
        }
    }

    private void add(double[] labels, double[] outputs, int start) {
        double log = 0;
        double square = 0;
        for (int c = 0; c < classes; c++) {
            double y = labels[start + c];
            double p = outputs[start + c];
            strange |= !(p >= 0 && p <= 1);
            log -= y == 0 ? 0 : y * Math.log(Math.max(LEAST, p));
            square += (p - y) * (p - y);
        }
        int label = ConfusionMatrix.largest(labels, start, classes);
        count++;
        counts[label]++;
        logLoss += log;
        logLosses[label] += log;
        brier += square;
        addConfidence(outputs, start, label);
        addRank(outputs, start, label);
    }

    private void addConfidence(double[] outputs, int start, int label) {
        int guess = ConfusionMatrix.largest(outputs, start, classes);
        double confidence = outputs[start + guess];
        double[] bin = bins[Math.max(0, Math.min(BINS - 1, (int) Math.ceil(confidence * BINS) - 1))];
        bin[0]++;
        bin[1] += confidence;
        bin[2] += guess == label ? 1 : 0;
    }

    private void addRank(double[] outputs, int start, int label) {
        if (!hasTop(target, TOP.get(0))) {
            return;
        }
        double own = outputs[start + label];
        int before = 0;
        for (int c = 0; c < classes; c++) {
            double other = outputs[start + c];
            before += other > own || (other == own && c < label) ? 1 : 0;
        }
        for (int i = 0; i < top.length; i++) {
            top[i] += before < TOP.get(i) ? 1 : 0;
        }
    }

    @Override
    public boolean merge(TaskMetrics other) {
        if (!(other instanceof ProbabilityScores scores)) {
            return false;
        }
        add(scores.counts, counts);
        add(scores.logLosses, logLosses);
        add(scores.top, top);
        for (int i = 0; i < BINS; i++) {
            add(scores.bins[i], bins[i]);
        }
        count += scores.count;
        logLoss += scores.logLoss;
        brier += scores.brier;
        strange |= scores.strange;
        return true;
    }

    private static void add(double[] from, double[] into) {
        for (int i = 0; i < from.length; i++) {
            into[i] += from[i];
        }
    }

    @Override
    public void put(ObjectNode into) {
        if (strange || count == 0) {
            return;
        }
        into.set("log_loss", JsonNumber.of(logLoss / count));
        into.set("brier", JsonNumber.of(brier / count));
        into.set("ece", JsonNumber.of(calibrationError()));
        for (int i = 0; i < top.length; i++) {
            if (hasTop(target, TOP.get(i))) {
                into.set(nameOfTop(TOP.get(i)), JsonNumber.of(top[i] / count));
            }
        }
        for (int c = 0; c < classes; c++) {
            if (counts[c] > 0) {
                ObjectNode part =
                        NamedMetrics.part(into, "classes", target.names().get(c));
                part.set("log_loss", JsonNumber.of(logLosses[c] / counts[c]));
            }
        }
    }

    private double calibrationError() {
        double apart = 0;
        for (double[] bin : bins) {
            apart += Math.abs(bin[1] - bin[2]);
        }
        return apart / count;
    }
}
