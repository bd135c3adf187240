package dev.descent.job.probe;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** The time that a probe has from its beginning on, unless nobody waits for it any more. */
final class ProbeTime {
    private static final Duration MOST = Duration.ofSeconds(30);

    private final long end = System.nanoTime() + MOST.toNanos();
    private volatile boolean givenUp;

    void giveUp() {
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /** @throws CancellationException where it was given up */
    boolean isOver() {
        if (givenUp || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("nobody waits for the probe");
        }
        return System.nanoTime() - end > 0;
    }
}
