package dev.descent.dataset.remote;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a transfer from another thread: breaks the connection off that it reads from, and cuts its pauses short. */
final class Cancellation {
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private Runnable connection = () -> {};

    /** What to break off. */
    void connected(Runnable breakOff) {
        synchronized (this) {
            connection = breakOff;
        }
        if (isCancelled()) {
            breakOff.run();
        }
    }

    void cancel() {
        cancelled.countDown();
        Runnable breakOff;
        synchronized (this) {
            breakOff = connection;
        }
        breakOff.run();
    }

    boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** Waits, or says that it is over. */
    boolean cancelledWithin(Duration time) {
        try {
            return cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
