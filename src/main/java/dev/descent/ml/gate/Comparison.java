package dev.descent.ml.gate;

import org.jspecify.annotations.Nullable;

/**
 * What a paired test tells of a candidate and a baseline on the same examples. All differences are candidate minus baseline of values of
 * which higher is better.
 *
 * @param test {@code tango}, {@code paired_t} or {@code paired_bootstrap}
 * @param lower what the difference is above, with the confidence asked for
 * @param upper what it is below, likewise
 * @param needed examples of which as many tell with a power of 80 % that equal models are no worse; null where that is not known
 */
record Comparison(
        String test,
        Verdict verdict,
        double difference,
        double lower,
        double upper,
        @Nullable Long needed) {

    /** Decided by the bounds, each of which is a one-sided test: no worse than the margin, or worse. */
    static Comparison of(String test, double difference, double lower, double upper, Margin margin, double spread) {
        Verdict verdict = lower >= -margin.size()
                ? Verdict.PASSED
                : upper <= -margin.size() ? Verdict.FAILED : Verdict.INCONCLUSIVE;
        return new Comparison(test, verdict, difference, lower, upper, Power.examples(spread, margin));
    }
}
