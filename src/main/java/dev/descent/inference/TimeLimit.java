package dev.descent.inference;

import java.time.Duration;

/** The time that an evaluation has, from when it was asked for. */
final class TimeLimit {
    private final Duration most;
    private final long end;
    private int done;

    TimeLimit(Duration most) {
        this.most = most;
        this.end = System.nanoTime() + most.toNanos();
    }

    /**
     * @param examples that were done since the last call
     * @throws EvaluationTooLong where the time is over
     */
    void check(int examples) {
        done += examples;
        if (System.nanoTime() - end > 0) {
            throw new EvaluationTooLong(most, done);
        }
    }
}
