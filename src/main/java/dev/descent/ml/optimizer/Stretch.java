package dev.descent.ml.optimizer;

/** A work on the elements of vectors in which none depends on another: it can be done in stretches, in any order and at once. */
@FunctionalInterface
public interface Stretch {
    /** Elements that are worth a thread's while and fit its cache. Stretches begin at multiples of it. */
    int LENGTH = 1 << 14;

    /** Does the elements {@code from} to {@code to}, exclusive. */
    void run(int from, int to);
}
