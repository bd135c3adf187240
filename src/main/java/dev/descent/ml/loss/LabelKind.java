package dev.descent.ml.loss;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a loss asks of the labels' values, beyond the task: to be checked on
 * data before an hour of training is paid for.
 */
public enum LabelKind {
    /** Each between 0 and 1. */
    FRACTION("labels must be between 0 and 1") {
        @Override
        boolean fits(double[] labels, int start, int width) {
            return every(labels, start, width, 0, 1);
        }
    },
    /** A position's labels are shares of one: one-hot, or probabilities. */
    DISTRIBUTION("labels of a position must be one-hot, or probabilities that sum to 1") {
        @Override
        boolean fits(double[] labels, int start, int width) {
            double sum = 0;
            for (int i = start; i < start + width; i++) {
                sum += labels[i];
            }
            return every(labels, start, width, 0, 1) && Math.abs(sum - 1) < 1e-4;
        }
    },
    /** Counts and amounts. */
    NON_NEGATIVE("labels must not be negative") {
        @Override
        boolean fits(double[] labels, int start, int width) {
            return every(labels, start, width, 0, Double.MAX_VALUE);
        }
    },
    /** Something to divide by. */
    NON_ZERO("labels must not be 0, which an error cannot be a share of") {
        @Override
        boolean fits(double[] labels, int start, int width) {
            for (int i = start; i < start + width; i++) {
                if (labels[i] == 0) {
                    return false;
                }
            }
            return true;
        }
    };

    private final String rule;

    LabelKind(String rule) {
        this.rule = rule;
    }

    abstract boolean fits(double[] labels, int start, int width);

    /**
     * How labels break this rule, in a sentence, or null where they keep it.
     *
     * @param labels [rows, width], row-major: every position of every example is a row
     */
    public @Nullable String complaint(double[] labels, int rows, int width) {
        int broken = 0;
        int first = -1;
        for (int row = 0; row < rows; row++) {
            if (!fits(labels, row * width, width)) {
                first = broken == 0 ? row : first;
                broken++;
            }
        }
        return broken == 0
                ? null
                : "%s: %d of %d positions are not, the first is %s"
                        .formatted(
                                rule,
                                broken,
                                rows,
                                Arrays.toString(
                                        Arrays.copyOfRange(labels, first * width, first * width + Math.min(width, 8))));
    }

    private static boolean every(double[] labels, int start, int width, double least, double most) {
        for (int i = start; i < start + width; i++) {
            if (!(labels[i] >= least && labels[i] <= most)) {
                return false;
            }
        }
        return true;
    }
}
