package dev.descent.ml.train;

import dev.descent.ml.loss.LearnedWeights;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.TermProducts;
import dev.descent.ml.train.sample.Margins;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What half a batch came to. */
final class HalfResult {
    /** Of no example. */
    static final HalfResult NOTHING = new HalfResult(0, Map.of(), null, new double[0], new double[0]);

    final int counted;
    final Map<String, Double> parts;
    final @Nullable TermProducts terms;
    final double[] slopes;
    final double[] margins;

    /**
     * A half's.
     *
     * @param counted examples of which something counts
     * @param parts the terms of the loss, by series
     * @param terms what they did to the logits, where that was measured
     * @param slopes of what the loss learns, none where that is nothing
     * @param margins of its examples
     */
    private HalfResult(
            int counted, Map<String, Double> parts, @Nullable TermProducts terms, double[] slopes, double[] margins) {
        this.counted = counted;
        this.parts = parts;
        this.terms = terms;
        this.slopes = slopes;
        this.margins = margins;
    }

    /** Of what a loss was given last. */
    static HalfResult of(LossFunction loss, Margins seen) {
        LearnedWeights learned = loss.learned();
        double[] slopes = learned == null ? new double[0] : learned.slopes().clone();
        return new HalfResult(loss.counted(), loss.parts(), loss.measuredTerms(), slopes, seen.values());
    }
}
