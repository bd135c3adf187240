package dev.descent.ml.train;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;

/** What is live in the heap. */
public final class LiveHeap {
    private LiveHeap() {}

    /** As the collector left it, and not with what other threads took since. */
    public static long bytes() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
