package dev.descent.ml.train.metric;

import java.util.Arrays;

/** Errors of one number, in its own unit. */
final class ColumnErrors {
    private final int most;
    private float[] errors = new float[0];
    private int kept;
    private double absolute;
    private double squared;
    private double mean;
    private double deviation;
    private long count;

    /** @param most errors to keep for their median */
    ColumnErrors(int most) {
        this.most = most;
    }

    /** The label's mean and sum of squared deviations by Welford's update, which does not cancel as Σy² − (Σy)²/n does. */
    void add(double label, double prediction) {
        double error = prediction - label;
        count++;
        absolute += Math.abs(error);
        squared += error * error;
        double before = label - mean;
        mean += before / count;
        deviation += before * (label - mean);
        keep((float) Math.abs(error));
    }

    private void keep(float error) {
        if (kept < most) {
            if (kept == errors.length) {
                errors = Arrays.copyOf(errors, Math.min(most, 2 * kept + 16));
            }
            errors[kept] = error;
        }
        kept++;
    }

    /** By Chan's sum of two parts' deviations. */
    boolean merge(ColumnErrors other) {
        long all = count + other.count;
        if (other.count == 0) {
            return true;
        }
        double apart = other.mean - mean;
        deviation += other.deviation + apart * apart * count * other.count / all;
        mean += apart * other.count / all;
        count = all;
        absolute += other.absolute;
        squared += other.squared;
        for (int i = 0; i < Math.min(other.kept, other.errors.length); i++) {
            keep(other.errors[i]);
        }
        return true;
    }

    /** Whether a prediction was no number. */
    boolean isLost() {
        return Double.isNaN(absolute);
    }

    double absolute() {
        return absolute / Math.max(1, count);
    }

    double root() {
        return Math.sqrt(squared / Math.max(1, count));
    }

    /** NaN where the labels do not vary. */
    double explained() {
        return deviation > 0 ? 1 - squared / deviation : Double.NaN;
    }

    /** NaN where there are none, or too many. */
    double median() {
        if (kept == 0 || kept > most) {
            return Double.NaN;
        }
        float[] sorted = Arrays.copyOf(errors, kept);
        Arrays.sort(sorted);
        return (sorted[(kept - 1) / 2] + (double) sorted[kept / 2]) / 2;
    }
}
