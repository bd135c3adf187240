package dev.descent.ml.train;

import java.util.function.LongSupplier;

/**
 * Whether two threads compute a run's batches, or one, by what the run measures of itself. Begins with one. From time to time the
 * other way is tried for a moment and compared with the moments around it, less often while such comparisons agree with the choice.
 * What decides is the sum of the latest ones, for a single one is mostly noise: other programs come and go.
 */
class Pace {
    /** How much faster two threads have to be before they are taken, and to be kept. */
    private static final double TAKEN = 1.05;

    private static final double KEPT = 1.01;

    /** Comparisons before two threads are taken. */
    private static final int FEWEST = 3;

    /** What is left of a comparison when the next is added. */
    private static final double DECAY = 0.85;

    private static final int LONGER = 4;

    /** Moments between two comparisons. */
    private static final int SELDOM = 64;

    private final LongSupplier clock;
    private final PaceMoment moment = new PaceMoment();
    private boolean two;
    private boolean trying;
    private int comparisons;
    private double nanosByOne;
    private double nanosByTwo;
    private int pause = 1;
    private int left = 1;
    private double before;
    private double tried;
    private long began;

    /** @param clock in nanoseconds */
    Pace(LongSupplier clock) {
        this.clock = clock;
    }

    /** A batch begins: whether two threads are to compute it. */
    boolean begin() {
        began = clock.getAsLong();
        return two != trying;
    }

    /** The batch is done, as was asked for. Not called after one that says nothing: a smaller one, or one computed otherwise. */
    void end() {
        moment.add(clock.getAsLong() - began);
        if (moment.isFull() || (trying && moment.isHopeless(before))) {
            advance(moment.nanosPerBatch());
            moment.clear();
        }
    }

    private void advance(double took) {
        if (trying) {
            tried = took;
            trying = false;
            return;
        }
        if (tried > 0) {
            compare((before + took) / 2, tried);
            tried = 0;
        }
        before = took;
        left--;
        trying = left <= 0;
    }

    /** @param its nanoseconds for a batch as it is computed now, and those as it was for a moment */
    private void compare(double its, double others) {
        double byOne = two ? others : its;
        double byTwo = two ? its : others;
        nanosByOne = DECAY * nanosByOne + byOne;
        nanosByTwo = DECAY * nanosByTwo + byTwo;
        comparisons++;
        boolean agrees = two == (TAKEN * byTwo < byOne);
        pause = agrees ? Math.min(SELDOM, LONGER * pause) : 1;
        if (isTwoFaster() != two) {
            two = !two;
            pause = 1;
            comparisons = 0;
        }
        left = pause;
    }

    private boolean isTwoFaster() {
        return two ? KEPT * nanosByTwo < nanosByOne : comparisons >= FEWEST && TAKEN * nanosByTwo < nanosByOne;
    }
}
