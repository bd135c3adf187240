package dev.descent.ml.train;

/** How long batches took, over enough of them. */
final class PaceWindow {
    private static final int LEAST_BATCHES = 4;

    private long leastNanos;
    private boolean skips;
    private int batches;
    private long examples;
    private long nanos;

    /** Begins anew; the first batch does not count, which finds what it needs far from its processor. */
    void begin(long least) {
        leastNanos = least;
        skips = true;
        batches = 0;
        examples = 0;
        nanos = 0;
    }

    void add(int size, long took) {
        if (skips) {
            skips = false;
            return;
        }
        batches++;
        examples += size;
        nanos += took;
    }

    boolean isFull() {
        return batches >= LEAST_BATCHES && nanos >= leastNanos;
    }

    double nanosPerExample() {
        return (double) nanos / examples;
    }
}
