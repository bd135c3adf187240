package dev.descent.ml.network.dl4j;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What DL4J computes in. It frees a destroyed workspace only behind Java's collector, which knows nothing of its size; its own way to
 * destroy them collects the whole heap each time, and every thread of the service waits for that.
 */
final class Workspaces {
    /** Bytes that may be left to the collector's own time. */
    private static final long MOST_LEFT = 64 << 20;

    private static final AtomicLong LEFT = new AtomicLong();

    private Workspaces() {}

    /** Destroys those of this thread, and collects where much was left. */
    static void destroy() {
        MemoryWorkspaceManager manager = Nd4j.getWorkspaceManager();
        List<MemoryWorkspace> ours = manager.getAllWorkspacesForCurrentThread();
        long bytes = ours.stream().mapToLong(MemoryWorkspace::getCurrentSize).sum();
        ours.forEach(manager::destroyWorkspace);
        if (LEFT.addAndGet(bytes) >= MOST_LEFT) {
            LEFT.set(0);
            System.gc();
        }
    }
}
