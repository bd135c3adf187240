package dev.descent.runner;

import java.util.concurrent.TimeUnit;

/** Waits that an interrupt does not end; it is kept for later. */
final class Uninterruptibly {
    private Uninterruptibly() {}

    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                TimeUnit.MILLISECONDS.timedJoin(thread, Long.MAX_VALUE);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
