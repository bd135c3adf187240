package dev.descent.ml.train.shard;

/** A batch was not computed, since the run is to stop. */
public final class RoundStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RoundStopped() {
        super("the run is to stop before the batch is computed");
    }
}
