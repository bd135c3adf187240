package dev.descent.ml.optimizer;

/** Does two parts of a work that do not touch each other: one after the other, or at once. */
@FunctionalInterface
public interface Halves {
    /** On the calling thread. */
    Halves IN_TURN = (first, second) -> {
        first.run();
        second.run();
    };

    /** Returns when both are done. */
    void both(Runnable first, Runnable second);
}
