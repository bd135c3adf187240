package dev.descent.ml.train;

import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a training run writes what happens, in order, from the thread that trains; warnings also from another. An implementation may block to keep its buffer bounded, and
 * throws to end the run (the lease is lost); a trainer lets such an exception pass.
 */
public interface TrainingLog {

    /**
     * One iteration's values, by series: {@code loss} (the loss function's score alone), {@code learning_rate}, {@code penalty} where l1 or
     * l2 add something, {@code loss.<term>} for the terms of a sum, and in the iterations in which they are measured {@code share.<term>} and
     * {@code cosine.<term>.<term>}.
     *
     * @param epoch from 1
     * @param iteration over the whole run, from 1
     */
    void iteration(int epoch, long iteration, Map<String, Double> values);

    /**
     * The end of an epoch.
     *
     * @param best epoch so far; null where no loss was finite yet
     */
    void epoch(EpochSummary summary, @Nullable BestEpoch best);

    /** What computes the network, once it is built: before the first iteration. */
    default void engine(ChosenEngine engine) {}

    /** The run goes back to an earlier point: what was told of iterations after it is void, and they are told anew. */
    void rewind(Position to);

    /** Something a person should know; the run goes on. */
    void warning(String message);
}
