package dev.descent.ml.formula;

/** What an example gives a formula: one number per output each. */
public enum Input {
    /** The labels, {@code target} or {@code y}. */
    TARGET,
    /** The outputs, {@code output} or {@code p}. */
    OUTPUT,
    /** The outputs before their activation, {@code logits} or {@code z}. */
    LOGITS,
    /** What {@code log(p)} means: taken from the logits where that is more exact. */
    LOG_OUTPUT,
    /** What {@code log(1 - p)} means: taken from the logits where that is more exact. */
    LOG_COMPLEMENT;

    boolean isTrained() {
        return this != TARGET;
    }
}
