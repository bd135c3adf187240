package dev.descent.ml.train.shard;

import dev.descent.ml.loss.LearnedWeights;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.TermProducts;
import dev.descent.ml.train.sample.Margins;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a batch came to, besides its gradient.
 *
 * @param counted examples of which something counts
 * @param parts means of the loss's terms over these, by series
 * @param terms what they did to the logits, where that was measured
 * @param slopes of what the loss learns, none where that is nothing
 * @param margins by example
 */
@SuppressWarnings("ArrayRecordComponent") // as long as the batch
public record ShardSums(
        int counted, Map<String, Double> parts, @Nullable TermProducts terms, double[] slopes, double[] margins)
        implements Serializable {
    /** Of no example. */
    public static final ShardSums NOTHING = new ShardSums(0, Map.of(), null, new double[0], new double[0]);

    /** Of what a loss was given last. */
    public static ShardSums of(LossFunction loss, Margins seen) {
        LearnedWeights learned = loss.learned();
        double[] slopes = learned == null ? new double[0] : learned.slopes().clone();
        return new ShardSums(loss.counted(), loss.parts(), loss.measuredTerms(), slopes, seen.values());
    }

    /** Of these examples and those behind them. */
    public ShardSums and(ShardSums rest) {
        double share = share(rest);
        Map<String, Double> means = new LinkedHashMap<>(parts);
        rest.parts.forEach((name, mean) -> means.merge(name, mean, (a, b) -> share * a + (1 - share) * b));
        double[] both = slopes.clone();
        for (int k = 0; k < rest.slopes.length; k++) {
            both[k] += rest.slopes[k];
        }
        double[] allMargins = DoubleStream.concat(Arrays.stream(margins), Arrays.stream(rest.margins))
                .toArray();
        TermProducts products = terms == null || rest.terms == null ? terms : terms.plus(rest.terms);
        return new ShardSums(counted + rest.counted, means, products, both, allMargins);
    }

    /**
     * Adds up the means of these examples and those behind them.
     *
     * @param gradient of these, which becomes that of both
     * @param itsGradient of the rest
     */
    public void add(float[] gradient, ShardSums rest, float[] itsGradient) {
        if (rest.counted == 0) {
            return;
        }
        double share = share(rest);
        float mine = (float) share;
        float its = (float) (1 - share);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = mine * gradient[i] + its * itsGradient[i];
        }
    }

    /**
     * Adds up means in one order: neighbours first, then pairs of neighbours.
     *
     * @param all by shard, of which the first becomes the sums of all
     * @param vectors by shard, of which the first becomes the mean of all
     */
    public static void addUp(ShardSums[] all, float[][] vectors) {
        for (int step = 1; step < all.length; step *= 2) {
            for (int i = 0; i + step < all.length; i += 2 * step) {
                all[i].add(vectors[i], all[i + step], vectors[i + step]);
                all[i] = all[i].and(all[i + step]);
            }
        }
    }

    /** What these examples weigh in a mean over them and those behind them. */
    public double share(ShardSums rest) {
        int both = counted + rest.counted;
        return both == 0 ? 1 : (double) counted / both;
    }
}
