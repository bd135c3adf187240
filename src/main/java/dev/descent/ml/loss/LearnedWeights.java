package dev.descent.ml.loss;

import java.util.Arrays;

/**
 * What a sum learns of its terms besides the network: s, the logarithm of each one's variance (Kendall, Gal and Cipolla 2018,
 * arXiv:1705.07115).
 */
public final class LearnedWeights {
    private static final float FARTHEST = 10;

    private final float[] values;
    private final double[] slopes;

    LearnedWeights(int terms) {
        values = new float[terms];
        slopes = new double[terms];
    }

    /** s of each term, from 0; to be changed by whoever trains them, who calls {@link #clamp} then. */
    public float[] values() {
        return values;
    }

    /** d (sum of the last batch's scores) / d s. */
    public double[] slopes() {
        return slopes;
    }

    /** Takes the slopes of a batch that others computed. */
    public void take(double[] theirs) {
        System.arraycopy(theirs, 0, slopes, 0, slopes.length);
    }

    /** Keeps s where e^−s is neither nothing nor everything. */
    public void clamp() {
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.max(-FARTHEST, Math.min(FARTHEST, values[k]));
        }
    }

    void begin() {
        Arrays.fill(slopes, 0);
    }

    void follow(LearnedWeights other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
    }

    /** What a term's score is multiplied by besides its given weight. */
    double factor(int term) {
        return Math.exp(-values[term]) / 2;
    }

    /**
     * A term's share of the score.
     *
     * @param weighted the term's score times its given weight
     * @param weight of the example, 0 where no slope is wanted
     */
    double score(int term, double weighted, double weight) {
        double scaled = factor(term) * weighted;
        slopes[term] += weight == 0 ? 0 : weight * (0.5 - scaled);
        return scaled + values[term] / 2;
    }
}
