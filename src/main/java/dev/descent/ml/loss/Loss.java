package dev.descent.ml.loss;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loss function over one example, as built from a {@link LossSpec}. May keep scratch arrays: one thread at a time.
 */
public interface Loss {

    /**
     * The example's score. Adds {@code weight} times its gradient to one of the example's gradients, and nothing where
     * the weight is 0; the score itself is not weighted.
     */
    double score(Example example, double weight);

    /**
     * Takes the weights of an epoch, where they change.
     *
     * @param epoch done before it, from 0
     * @param epochs of the whole run
     */
    default void beginEpoch(int epoch, int epochs) {}

    /** What the terms' scores are multiplied by, by their names; empty where that never changes. */
    default Map<String, Double> weights() {
        return Map.of();
    }

    /** Numbers in it that change from epoch to epoch, by their names. */
    default Map<String, Double> parameters() {
        return Map.of();
    }

    /** What is learned of the terms; null where nothing is. */
    default @Nullable LearnedWeights learned() {
        return null;
    }

    /** The losses that it is the weighted sum of; null where it is none. */
    default @Nullable SummedTerms terms() {
        return null;
    }

    /** Divides {@code weight} times an example's score among its positions. */
    default void split(ScoreSplit split, Example example, double weight) {
        split.alongPath(this, weight);
    }

    /** The losses this one is made of, by unambiguous names, outer before inner; empty for a loss of its own. */
    default List<String> parts() {
        return List.of();
    }

    /**
     * Adds {@code weight} times the parts' scores of the example last scored, in the order of
     * {@link #parts()}, to {@code sums} from {@code offset} on.
     */
    default void addParts(double weight, double[] sums, int offset) {}
}
