package dev.descent.ml.train;

/** What a run does about an iteration whose loss or gradient is not finite. */
public enum OnNonFinite {
    /** Ends. */
    FAIL,
    /** Goes back to the last epoch whose losses were finite, with half the learning rate. */
    ROLLBACK,
    /** Learns nothing from the batch, and goes on. */
    SKIP
}
