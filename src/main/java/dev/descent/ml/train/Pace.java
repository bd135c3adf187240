package dev.descent.ml.train;

import java.util.function.LongSupplier;

/**
 * Whether two threads compute a run's batches, or one, by what the run measures of itself. Begins with one. From time to time the
 * other way is tried for a moment, less often while the answer stays the same; it is taken after several such comparisons in a row
 * that speak for it, each of neighbouring moments, since other programs come and go.
 */
class Pace {
    /** How much faster two threads have to be, for less is noise. */
    private static final double AHEAD = 1.03;

    private static final int TO_TWO = 3;
    private static final int TO_ONE = 2;
    private static final int LONGER = 4;

    /** Moments between two comparisons. */
    private static final int SELDOM = 64;

    private final LongSupplier clock;
    private final PaceMoment moment = new PaceMoment();
    private boolean two;
    private boolean trying;
    private int contrary;
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
            compare(took);
            tried = 0;
        }
        before = took;
        left--;
        trying = left <= 0;
    }

    /** In doubt for one thread. */
    private void compare(double after) {
        double byTwo = two ? Math.max(before, after) : tried;
        double byOne = two ? tried : Math.min(before, after);
        boolean faster = byTwo * AHEAD < byOne;
        if (faster == two) {
            contrary = 0;
            pause = Math.min(SELDOM, LONGER * pause);
            left = pause;
            return;
        }
        contrary++;
        left = 1;
        if (contrary == (two ? TO_ONE : TO_TWO)) {
            two = !two;
            contrary = 0;
            pause = 1;
            left = 2;
        }
    }
}
