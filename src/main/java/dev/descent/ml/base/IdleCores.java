package dev.descent.ml.base;

import java.util.concurrent.atomic.AtomicInteger;

/** How many of the machine's cores this process trains on, so that a second one is taken only while it idles. */
public final class IdleCores {
    public static final IdleCores HERE = new IdleCores(Runtime.getRuntime().availableProcessors());

    private final int cores;
    private final AtomicInteger busy = new AtomicInteger();

    public IdleCores(int cores) {
        this.cores = cores;
    }

    /** A run begins, whatever idles. */
    public void occupy() {
        busy.incrementAndGet();
    }

    /** Takes one if one idles. */
    public boolean take() {
        int now = busy.get();
        return now < cores && busy.compareAndSet(now, now + 1);
    }

    public void giveBack() {
        busy.decrementAndGet();
    }
}
