package dev.descent.ml.data.encode;

/** What is done with a word, in a prediction, that the training part did not have. */
public enum Unseen {
    /** The prediction is refused, at the word's place. */
    REFUSE,
    /** It counts as no category (all inputs 0), and the answer warns. */
    IGNORE
}
