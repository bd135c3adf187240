package dev.descent.ml.loss;

/**
 * What labels and outputs of an example have in common, class by class, and how a score depends on it: in that order the two halves of
 * every region loss. Each array [classes].
 */
final class Overlap {
    /** Σ y p. */
    final double[] both;
    /** Σ y, or Σ y². */
    final double[] labels;
    /** Σ p, or Σ p². */
    final double[] outputs;
    /** d score / d Σ y p, set by the score. */
    final double[] byBoth;
    /** d score / d Σ p, set by the score. */
    final double[] byOutputs;

    Overlap(int classes) {
        both = new double[classes];
        labels = new double[classes];
        outputs = new double[classes];
        byBoth = new double[classes];
        byOutputs = new double[classes];
    }

    /** A score from the sums; sets the slopes. */
    @FunctionalInterface
    interface Score {
        /** @param first the first class that counts */
        double of(Overlap overlap, int first);
    }

    /** A score of one class; sets its slopes. */
    @FunctionalInterface
    interface ClassScore {
        double of(Overlap overlap, int c);
    }

    /** The mean of the classes' scores. */
    static Score mean(ClassScore score) {
        return (overlap, first) -> {
            int classes = overlap.both.length - first;
            double sum = 0;
            for (int c = first; c < overlap.both.length; c++) {
                sum += score.of(overlap, c);
                overlap.byBoth[c] /= classes;
                overlap.byOutputs[c] /= classes;
            }
            return sum / classes;
        };
    }

    /** Sets a class's slopes and passes its score through. */
    double slopes(int c, double score, double byBothOfClass, double byOutputsOfClass) {
        byBoth[c] = byBothOfClass;
        byOutputs[c] = byOutputsOfClass;
        return score;
    }
}
