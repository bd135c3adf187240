package dev.descent.dataset.remote;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a transfer from another thread: breaks the connection off that it reads from, and cuts its pauses short. */
final class Abort {
    private final CountDownLatch aborted = new CountDownLatch(1);
    private Runnable connection = () -> {};

    /** What to break off. */
    void connected(Runnable breakOff) {
        synchronized (this) {
            connection = breakOff;
        }
        if (isAborted()) {
            breakOff.run();
        }
    }

    void abort() {
        aborted.countDown();
        Runnable breakOff;
        synchronized (this) {
            breakOff = connection;
        }
        breakOff.run();
    }

    boolean isAborted() {
        return aborted.getCount() == 0;
    }

    /** Waits, or says that it is over. */
    boolean abortedWithin(Duration time) {
        try {
            return aborted.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
