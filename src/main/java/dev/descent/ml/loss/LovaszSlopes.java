package dev.descent.ml.loss;

/** The Lovász extension of the Jaccard index (Berman et al. 2018, arXiv:1705.08790): Σ e_(j) (J_j − J_(j−1)). */
final class LovaszSlopes {
    private final DescendingOrder order = new DescendingOrder();

    /** The error of each position, to be set before; those that are not above 0 add nothing. */
    final double[] errors;

    /** Whether a position is labelled, as a share of 1; to be set before. */
    final double[] labels;

    /** How much each counts; to be set before. */
    final double[] weights;

    /** d score / d error of each position. */
    final double[] slopes;

    LovaszSlopes(int positions) {
        errors = new double[positions];
        labels = new double[positions];
        weights = new double[positions];
        slopes = new double[positions];
    }

    /** Σ w y, by which a class is there or not. */
    double labelled(int positions) {
        double labelled = 0;
        for (int i = 0; i < positions; i++) {
            labelled += weights[i] * labels[i];
        }
        return labelled;
    }

    /** The score of the first {@code positions}; fills their slopes. Those of weight 0 take no part. */
    double score(int positions) {
        int[] sorted = order.of(errors, positions);
        double labelled = labelled(positions);
        double hit = 0;
        double missed = 0;
        double before = 0;
        double sum = 0;
        for (int j = 0; j < positions; j++) {
            int i = sorted[j];
            slopes[i] = 0;
            if (weights[i] != 0) {
                hit += weights[i] * labels[i];
                missed += weights[i] * (1 - labels[i]);
                double jaccard = 1 - Math.max(0, labelled - hit) / (labelled + missed);
                slopes[i] = errors[i] > 0 ? jaccard - before : 0;
                sum += slopes[i] * Math.max(errors[i], 0);
                before = jaccard;
            }
        }
        return sum;
    }
}
