package dev.descent.ml.train;

import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.TermProducts;
import dev.descent.ml.train.checkpoint.TermStreaks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has the terms of a sum measured in every so many iterations, and says which of them hardly train anything or oppose each other. */
final class TermWatch {
    private static final double SMALL = 0.01;
    private static final double OPPOSED = -0.2;
    /** In a row, before a word is said. */
    private static final int SAMPLES = 5;

    private final LossFunction loss;
    private final int every;
    private final TrainingLog log;

    /** @param every so many iterations, from the first on; 0 for never */
    TermWatch(LossFunction loss, int every, TrainingLog log) {
        this.loss = loss;
        this.every = every;
        this.log = log;
    }

    /** @param iteration that comes, from 1 */
    void before(long iteration) {
        loss.measureTerms(isDue(every, iteration));
    }

    /** Whether an iteration, from 1, is one of those in which terms are measured. */
    static boolean isDue(int every, long iteration) {
        return every > 0 && (iteration - 1) % every == 0;
    }

    /**
     * Looks at what an iteration came to; one in which no term has a gradient says nothing.
     *
     * @param terms null where they were not measured
     * @param before what was worth a word until then
     * @return the same from now on
     */
    TermStreaks after(long iteration, @Nullable TermProducts terms, TermStreaks before) {
        if (terms == null || terms.areNothing()) {
            return before;
        }
        Map<String, Integer> streaks = new LinkedHashMap<>(before.samples());
        List<String> steady = loss.steadyTerms();
        terms.shares().forEach((name, share) -> {
            if (steady.contains(name) && isDue(TermProducts.SHARE + name, share < SMALL, streaks)) {
                log.warning(small(name, share, iteration));
            }
        });
        terms.cosines().forEach((pair, cosine) -> {
            if (isDue(TermProducts.COSINE + pair, cosine < OPPOSED, streaks)) {
                log.warning(opposed(pair, cosine, iteration));
            }
        });
        return new TermStreaks(streaks);
    }

    private static boolean isDue(String series, boolean isNotable, Map<String, Integer> streaks) {
        int before = streaks.getOrDefault(series, 0);
        if (before < SAMPLES) {
            streaks.put(series, isNotable ? before + 1 : 0);
        }
        return before == SAMPLES - 1 && isNotable;
    }

    private static String small(String term, double share, long iteration) {
        return String.format(
                Locale.ROOT,
                "The term %s of the loss trains hardly anything: its share of the gradient's norm at the logits was under %.0f %%"
                        + " in %d samples up to iteration %d (series share.%s, %.2g at last).",
                term,
                100 * SMALL,
                SAMPLES,
                iteration,
                term,
                share);
    }

    private static String opposed(String pair, double cosine, long iteration) {
        return String.format(
                Locale.ROOT,
                "Two terms of the loss oppose each other: the cosine between their gradients at the logits was below %.1f"
                        + " in %d samples up to iteration %d (series cosine.%s, %.2f at last).",
                OPPOSED,
                SAMPLES,
                iteration,
                pair,
                cosine);
    }
}
