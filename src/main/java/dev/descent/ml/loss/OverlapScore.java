package dev.descent.ml.loss;

import java.util.Arrays;

/**
 * What labels and outputs of an example have in common, class by class, and how a score depends on it: in that order
 * the two halves of every region loss. Sums over the positions that count, each times its weight; each array [classes].
 */
final class OverlapScore {
    /** Σ y p. */
    final double[] both;
    /** Σ y, or Σ y². */
    final double[] labels;
    /** Σ p, or Σ p². */
    final double[] outputs;
    /** Σ (1 − y) p. */
    final double[] falsePositives;
    /** Σ y (1 − p). */
    final double[] falseNegatives;
    /** d score / d Σ y p, set by the score. */
    final double[] byBoth;
    /** d score / d Σ p, set by the score. */
    final double[] byOutputs;

    OverlapScore(int classes) {
        both = new double[classes];
        labels = new double[classes];
        outputs = new double[classes];
        falsePositives = new double[classes];
        falseNegatives = new double[classes];
        byBoth = new double[classes];
        byOutputs = new double[classes];
    }

    /** A score from the sums; sets the slopes of every class. */
    @FunctionalInterface
    interface Score {
        /** @param first the first class that counts */
        double of(OverlapScore overlap, int first);
    }

    /** A score of one class; sets its slopes. */
    @FunctionalInterface
    interface ClassScore {
        double of(OverlapScore overlap, int c);
    }

    void clear() {
        Arrays.fill(both, 0);
        Arrays.fill(labels, 0);
        Arrays.fill(outputs, 0);
        Arrays.fill(falsePositives, 0);
        Arrays.fill(falseNegatives, 0);
    }

    /** Fills in what follows from the sums that were made. */
    void complete(OverlapLoss.OverlapSums made) {
        for (int c = 0; c < both.length; c++) {
            if (made == OverlapLoss.OverlapSums.ERRORS) {
                labels[c] = both[c] + falseNegatives[c];
                outputs[c] = both[c] + falsePositives[c];
            } else {
                falsePositives[c] = outputs[c] - both[c];
                falseNegatives[c] = labels[c] - both[c];
            }
        }
    }

    /** Sets a class's slopes and passes its score through. */
    double slopes(int c, double score, double byBothOfClass, double byOutputsOfClass) {
        byBoth[c] = byBothOfClass;
        byOutputs[c] = byOutputsOfClass;
        return score;
    }

    /** Multiplies a class's slopes; with 0, whatever they are, it has none. */
    void scaleSlopes(int c, double factor) {
        byBoth[c] = factor == 0 ? 0 : byBoth[c] * factor;
        byOutputs[c] = factor == 0 ? 0 : byOutputs[c] * factor;
    }
}
