package dev.descent.ml.train.checkpoint;

/**
 * How long a run has trained.
 *
 * @param seconds of the whole run, validation included
 * @param epochSeconds of the epoch under way
 * @param epochDataWaitSeconds of these in which it waited for a batch
 */
public record TimeSpent(Double seconds, Double epochSeconds, Double epochDataWaitSeconds) {
    public static final TimeSpent NONE = new TimeSpent(0.0, 0.0, 0.0);
}
