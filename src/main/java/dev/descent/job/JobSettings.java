package dev.descent.job;

import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What a job may be.
 *
 * @param maxMemory that one job's training may take outside the heap, by estimate; what the machine has, less the heap and a
 *     reserve, where it is not set
 */
@ConfigurationProperties("descent.job")
record JobSettings(@Nullable DataSize maxMemory) {
    private static final DataSize LEAST = DataSize.ofMegabytes(64);

    JobSettings {
        if (maxMemory != null && maxMemory.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("descent.job.max-memory must be at least 64MB, was " + maxMemory);
        }
    }

    long maxMemoryBytes() {
        return maxMemory == null ? ofTheMachine() : maxMemory.toBytes();
    }

    /** An eighth of the machine's memory, or the container's, is for everything else. */
    private static long ofTheMachine() {
        long all = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
        return Math.max(LEAST.toBytes(), all - all / 8 - Runtime.getRuntime().maxMemory());
    }
}
