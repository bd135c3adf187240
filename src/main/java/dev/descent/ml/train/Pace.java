package dev.descent.ml.train;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether two threads compute a run's batches, or one: whichever was faster when both were last compared. The other is tried for a
 * short while, at the beginning and then ever less often while the answer stays the same. Begins with two.
 */
final class Pace {
    /** How much faster the other has to be, for less is noise. */
    private static final double AHEAD = 1.03;

    private static final long SHORTEST = 10_000_000;
    private static final int LONGER = 8;
    private static final int SELDOM = 32;

    private final LongSupplier clock;
    private final PaceWindow window = new PaceWindow();
    private Phase phase = Phase.KEEP;
    private boolean prefersTwo = true;
    private int confirmed = 1;
    private int left = 1;
    private double tried;
    private @Nullable Double speedup;
    private long began;
    private long ended;
    private int examples;

    private enum Phase {
        KEEP,
        TRY,
        COMPARE
    }

    /** @param clock in nanoseconds */
    Pace(LongSupplier clock) {
        this.clock = clock;
        window.begin(SHORTEST);
    }

    /** A batch begins, and with it ends the one before: whether two threads are to compute it. */
    boolean begin(int size) {
        long now = clock.getAsLong();
        close(now);
        began = now;
        examples = size;
        return prefersTwo != (phase == Phase.TRY);
    }

    /** What the batch takes says nothing: it is not computed as was asked for. */
    void disregard() {
        examples = 0;
    }

    /** The batch is computed; what there is to do until the next one counts as well. */
    void end() {
        ended = clock.getAsLong();
    }

    /** Something else than batches comes next. */
    void pause() {
        close(ended);
        examples = 0;
    }

    /** How many times as fast two threads were as one, when both were last compared; null before. */
    @Nullable
    Double speedup() {
        return speedup;
    }

    private void close(long now) {
        if (examples > 0) {
            window.add(examples, now - began);
            if (window.isFull()) {
                advance(window.nanosPerExample());
                window.begin(SHORTEST * Math.min(LONGER, confirmed));
            }
        }
    }

    private void advance(double took) {
        switch (phase) {
            case KEEP -> {
                left--;
                phase = left > 0 ? Phase.KEEP : Phase.TRY;
            }
            case TRY -> {
                tried = took;
                phase = Phase.COMPARE;
            }
            case COMPARE -> {
                compare(took);
                phase = Phase.KEEP;
            }
        }
    }

    private void compare(double kept) {
        speedup = prefersTwo ? tried / kept : kept / tried;
        if (tried * AHEAD < kept) {
            prefersTwo = !prefersTwo;
            confirmed = 1;
        } else {
            confirmed = Math.min(SELDOM, 2 * confirmed);
        }
        left = confirmed;
    }
}
