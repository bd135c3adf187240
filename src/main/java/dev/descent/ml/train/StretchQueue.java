package dev.descent.ml.train;

import dev.descent.ml.optimizer.Stretch;
import java.util.concurrent.atomic.AtomicInteger;

/** The stretches of some vectors, each taken by whichever thread is free: one that is late does fewer. */
final class StretchQueue {
    private final int length;
    private final AtomicInteger next = new AtomicInteger();

    /** @param length of the vectors */
    StretchQueue(int length) {
        this.length = length;
    }

    /** Does what nobody has taken. */
    void drain(Stretch work) {
        int from = next.getAndAdd(Stretch.LENGTH);
        while (from < length) {
            work.run(from, Math.min(from + Stretch.LENGTH, length));
            from = next.getAndAdd(Stretch.LENGTH);
        }
    }
}
