package dev.descent.ml.train;

/** What becomes of an epoch's last examples where they do not fill a batch. */
public enum LastBatch {
    /** They are a smaller batch. */
    KEEP,
    /** They are left out of this epoch; the next one's order leaves out others. */
    DROP,
    /** They are added to the batch before. */
    JOIN
}
