package dev.descent.ml.train.sample;

/** By what examples are ranked. */
public enum SampleOrder {
    /** The score in the newest epoch, the highest first. */
    LOSS,
    /** By how much the score of the newest epoch is above the lowest one. */
    RISING,
    /** How often a score rose from below its part's mean of an epoch to above that of the next, which is kept. */
    FORGOTTEN,
    /** The area under the margin, the lowest first: what the network never came to believe. */
    SUSPECT
}
