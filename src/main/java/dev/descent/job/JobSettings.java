package dev.descent.job;

import dev.descent.ml.network.ProcessMemory;
import dev.descent.ml.network.build.EngineChoice;
import dev.descent.ml.train.MemorySize;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What jobs may be.
 *
 * @param maxMemory that the jobs of a process may take outside the heap together, by estimate; what the machine has, less the heap,
 *     the service's own and the models', where it is not set
 * @param maxHeap that they may take of the heap together, by estimate; half of it or somewhat less where it is not set
 * @param tagLimits how many jobs of a tag may run at once in all processes together, as {@code key:value=number}, separated by commas
 * @param fairTag by whose values jobs share the queue, which take turns; empty for none
 * @param models what loaded models may take, as {@code descent.inference.model-cache} says it
 * @param engine that computes the networks of jobs that name none; {@code auto} where it is not set
 */
@ConfigurationProperties("descent.job")
public record JobSettings(
        @Nullable DataSize maxMemory,
        @Nullable DataSize maxHeap,
        String tagLimits,
        String fairTag,
        @Nullable DataSize models,
        EngineChoice engine) {
    private static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(64);
    private static final DataSize LEAST_HEAP = DataSize.ofMegabytes(16);

    public JobSettings {
        checkAtLeast(LEAST_MEMORY, maxMemory, "max-memory");
        checkAtLeast(LEAST_HEAP, maxHeap, "max-heap");
        if (!fairTag.isEmpty() && !JobSpec.isTagName(fairTag)) {
            throw new IllegalArgumentException(
                    "descent.job.fair-tag must be the name of a tag, without a value, was \"" + fairTag + "\"");
        }
    }

    /** What the jobs of a process may take together, so that one alone may have all of it. */
    public MemorySize limit() {
        return new MemorySize(
                maxHeap == null ? ofTheHeap() : maxHeap.toBytes(),
                maxMemory == null ? outsideTheHeap() : maxMemory.toBytes());
    }

    /**
     * Half is for requests, streams, data that is being read, and room for the collector, which under G1 must find regions side by side
     * for large arrays. Where the heap is parted into young and old, they must find room in the old part, beside what the service keeps there.
     */
    private static long ofTheHeap() {
        long heap = Runtime.getRuntime().maxMemory();
        long old = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getUsage().getMax())
                .max()
                .orElse(heap);
        return Math.min(heap / 2, old - heap / 4);
    }

    private long outsideTheHeap() {
        long ofModels = models == null ? ProcessMemory.forModels() : models.toBytes();
        return Math.max(LEAST_MEMORY.toBytes(), ProcessMemory.outsideTheHeap() - ofModels);
    }

    private static void checkAtLeast(DataSize least, @Nullable DataSize set, String name) {
        if (set != null && set.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "descent.job." + name + " must be at least " + least.toMegabytes() + "MB, was " + set);
        }
    }
}
