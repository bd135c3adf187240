package dev.descent.ml.gate;

/** What came of a gate. */
public enum Verdict {
    PASSED,
    FAILED,
    /** Neither is shown by these examples, or the models cannot be compared. */
    INCONCLUSIVE,
    /** There is no baseline, so that nothing is judged. */
    SKIPPED
}
