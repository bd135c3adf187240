package dev.descent.ml.train;

import dev.descent.ml.loss.LearnedWeights;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.train.sample.Margins;
import java.util.Map;

/** What half a batch came to. */
final class HalfResult {
    /** Of no example. */
    static final HalfResult NOTHING = new HalfResult(0, Map.of(), new double[0], new double[0]);

    final int counted;
    final Map<String, Double> parts;
    final double[] slopes;
    final double[] margins;

    /**
     * A half's.
     *
     * @param counted examples of which something counts
     * @param parts the terms of the loss, by series
     * @param slopes of what the loss learns, none where that is nothing
     * @param margins of its examples
     */
    private HalfResult(int counted, Map<String, Double> parts, double[] slopes, double[] margins) {
        this.counted = counted;
        this.parts = parts;
        this.slopes = slopes;
        this.margins = margins;
    }

    /** Of what a loss was given last. */
    static HalfResult of(LossFunction loss, Margins seen) {
        LearnedWeights learned = loss.learned();
        double[] slopes = learned == null ? new double[0] : learned.slopes().clone();
        return new HalfResult(loss.counted(), loss.parts(), slopes, seen.values());
    }
}
