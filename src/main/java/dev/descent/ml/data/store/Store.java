package dev.descent.ml.data.store;

import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Room for decoded samples and tables, shared by all data sets of a process: in the heap
 * while there is some, then in mapped files.
 */
public final class Store {
    private static final int PATIENCE_MILLIS = 20;
    private static final int TRIES = 10;
    /** What jobs may take counts decoded samples, and is half of the heap: with as much for these a job would be refused for its data. */
    private static final int SHARE_OF_HEAP = 4;

    private final Budget memory;
    private final Budget disk;
    private final Path folder;
    private final Runnable reclaim;

    /**
     * @param limits for everything together
     * @param folder for the files; need not exist yet
     * @param reclaim lets go of what is only kept for later
     */
    public Store(Capacity limits, Path folder, Runnable reclaim) {
        this.memory = new Budget(Math.min(limits.memory(), Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
        this.disk = new Budget(limits.disk());
        this.folder = folder;
        this.reclaim = reclaim;
    }

    /** For data that was made here and is small: no files. */
    public static Store ofHeap() {
        return new Store(new Capacity(Long.MAX_VALUE, 0), Path.of(""), () -> {});
    }

    /**
     * What may be taken, in bytes.
     *
     * @param memory of the heap; a quarter of it at most
     * @param disk of mapped files
     */
    public record Capacity(long memory, long disk) {}

    /**
     * Takes room for records.
     *
     * @param path in the data set's spec, of what makes it so large
     * @throws InvalidSpec where there is no room for them
     */
    public RecordsWriter allocate(long count, long size, String path) throws IOException {
        if (count > Integer.MAX_VALUE || size > Integer.MAX_VALUE) {
            throw new InvalidSpec(path, "would take " + count + " records of " + size + " bytes, too many to be kept");
        }
        Segments layout = new Segments((int) count, (int) size);
        Object room = memory.take(layout.bytes());
        if (room != null) {
            return new HeapWriter(layout, room);
        }
        room = onDisk(layout.bytes());
        if (room == null) {
            throw new InvalidSpec(
                    path,
                    "would take " + megabytes(layout.bytes()) + " for decoded samples; all data sets in use may take "
                            + megabytes(memory.most()) + " of memory and " + megabytes(disk.most()) + " of disk");
        }
        return new MappedWriter(folder, layout, room);
    }

    /** Where there is too little, what nobody uses any more is collected first: only the collector knows. */
    private @Nullable Object onDisk(long bytes) {
        Object room = disk.take(bytes);
        if (room == null && bytes <= disk.most()) {
            reclaim.run();
            for (int i = 0; i < TRIES && room == null; i++) {
                System.gc();
                pause();
                room = disk.take(bytes);
            }
        }
        return room;
    }

    private static void pause() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String megabytes(long bytes) {
        return ((bytes + (1 << 20) - 1) >> 20) + " MB";
    }
}
