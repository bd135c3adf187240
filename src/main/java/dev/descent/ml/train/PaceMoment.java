package dev.descent.ml.train;

/** How long a few batches in a row took. */
final class PaceMoment {
    /** About as long as the system lets a thread run before it turns to others, and some. */
    private static final long SHORTEST = 10_000_000;

    private static final int TELLING = 4;
    private static final double HOPELESS = 2;

    private int batches;
    private long nanos;

    void add(long took) {
        batches++;
        nanos += took;
    }

    void clear() {
        batches = 0;
        nanos = 0;
    }

    boolean isFull() {
        return nanos >= SHORTEST;
    }

    /** Whether it need not be looked at for longer, since batches took so much less before. */
    boolean isHopeless(double nanosBefore) {
        return batches >= TELLING && nanosPerBatch() > HOPELESS * nanosBefore;
    }

    double nanosPerBatch() {
        return (double) nanos / batches;
    }
}
