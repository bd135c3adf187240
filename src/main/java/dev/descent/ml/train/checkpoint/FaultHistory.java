package dev.descent.ml.train.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * What a run did about numbers that were not finite.
 *
 * @param skipped batches of the whole run that nothing was learned from
 * @param rollbacks so far, each of which halved the learning rate
 * @param rollbackTo iteration of the checkpoint that the next one goes back to; null where none would be done
 */
public record FaultHistory(
        Long skipped, Integer rollbacks, @Nullable Long rollbackTo) {
    public static final FaultHistory NONE = new FaultHistory(0L, 0, null);
}
