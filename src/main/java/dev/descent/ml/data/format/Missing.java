package dev.descent.ml.data.format;

/**
 * What is done where a cell of a feature has no value. A row whose target is missing is
 * left out, or a fault under {@code ERROR}.
 */
public enum Missing {
    /** Numbers become the training part's mean, words no category (all inputs 0). */
    MEAN,
    /** The row is left out, before the data is split. */
    DROP,
    /** The data set is refused. */
    ERROR
}
