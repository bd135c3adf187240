package dev.descent.ml.train;

import java.util.concurrent.atomic.AtomicInteger;

/** How many of the machine's cores this process trains on, so that a second one is taken only while it idles. */
final class IdleCores {
    static final IdleCores HERE = new IdleCores(Runtime.getRuntime().availableProcessors());

    private final int cores;
    private final AtomicInteger busy = new AtomicInteger();

    IdleCores(int cores) {
        this.cores = cores;
    }

    /** A run begins, whatever idles. */
    void occupy() {
        busy.incrementAndGet();
    }

    /** Takes one if one idles. */
    boolean take() {
        int now = busy.get();
        return now < cores && busy.compareAndSet(now, now + 1);
    }

    void giveBack() {
        busy.decrementAndGet();
    }
}
