package dev.descent.ml.loss;

import java.util.Arrays;

/**
 * Holds a gradient against central differences of four points. Every value is checked where that is affordable, and else evenly spaced
 * ones. Differences below the rounding of the scores do not count; of several steps the best counts, because a wide one may straddle a
 * kink and a narrow one drowns in rounding.
 */
final class GradientCheck {
    private static final long AFFORDABLE = 20_000_000;
    private static final double[] STEPS = {1e-3, 1e-5};
    private static final int POINTS = 4;
    private static final double ROUNDING = 1e-15;
    /** A slope this much smaller than the steepest is compared on the scale of the steepest. */
    private static final double NEGLIGIBLE = 1e-4;

    private final Trial trial;
    private final LossFunction function;
    private final int size;
    private final double[] labels;
    private final double[] values;
    private final double[] score = new double[1];
    private final double steepest;

    GradientCheck(Trial trial) {
        this.trial = trial;
        function = trial.function();
        size = function.positions() * function.width();
        labels = new double[size];
        values = new double[size];
        steepest = Arrays.stream(trial.gradient())
                        .map(Math::abs)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0)
                * trial.scores().length;
    }

    /** The largest relative difference, 0 where nothing could be compared. */
    double largestError() {
        int total = trial.gradient().length;
        long count = Math.min(total, Math.max(1, AFFORDABLE / ((long) POINTS * (STEPS.length + 1) * size)));
        double largest = 0;
        for (long i = 0; i < count; i++) {
            largest = Math.max(largest, error((int) (i * total / count)));
        }
        return largest;
    }

    private double error(int index) {
        double slope = trial.gradient()[index] * trial.scores().length;
        if (!Double.isFinite(slope)) {
            return 0;
        }
        int start = index - index % size;
        System.arraycopy(trial.labels().values(), start, labels, 0, size);
        System.arraycopy(trial.given().values(), start, values, 0, size);
        double at = values[index - start];
        double scale = Math.max(1, Math.abs(at) / 1000);
        double best = error(index - start, slope, Math.min(Math.abs(at) / 20, STEPS[0]));
        for (double step : STEPS) {
            best = least(best, error(index - start, slope, step * scale));
        }
        return Double.isNaN(best) ? 0 : best;
    }

    /** NaN where a score is not finite near the value. */
    private double error(int at, double slope, double step) {
        if (step == 0) {
            return Double.NaN;
        }
        double right = scoreAt(at, step);
        double left = scoreAt(at, -step);
        double difference = (8 * (right - left) - scoreAt(at, 2 * step) + scoreAt(at, -2 * step)) / (12 * step);
        double rounding = ROUNDING * (Math.abs(right) + Math.abs(left)) / step;
        double apart = Math.max(0, Math.abs(difference - slope) - rounding);
        return apart == 0
                ? 0
                : apart / Math.max(Math.max(Math.abs(difference), Math.abs(slope)), NEGLIGIBLE * steepest);
    }

    private double scoreAt(int at, double shift) {
        double kept = values[at];
        values[at] = kept + shift;
        function.score(new LossInput(1, labels, values), score);
        values[at] = kept;
        return score[0];
    }

    private static double least(double a, double b) {
        return Double.isNaN(a) || b < a ? b : a;
    }
}
