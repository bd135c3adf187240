package dev.descent.ml.network;

import java.lang.management.ManagementFactory;

/** What there is of memory outside of the heap, and for whom: of the machine's, or of the container's. In bytes. */
public final class ProcessMemory {
    /** Classes, compiled code, threads, network buffers, and what the system and an embedded database need beside the process. */
    private static final long SERVICE = 256 << 20;

    private static final long LEAST = 64 << 20;
    private static final long MOST_FOR_MODELS = 512 << 20;
    private static final int SIXTEENTH = 16;

    private ProcessMemory() {}

    /** The heap as it may grow is none of it, and neither is what the service itself takes. */
    public static long outsideTheHeap() {
        long all = physical();
        return Math.max(
                LEAST, all - all / SIXTEENTH - SERVICE - Runtime.getRuntime().maxMemory());
    }

    /** For models that are loaded to predict, of {@link #outsideTheHeap}, where no setting says it. */
    public static long forModels() {
        return Math.min(MOST_FOR_MODELS, physical() / SIXTEENTH);
    }

    static long physical() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }
}
