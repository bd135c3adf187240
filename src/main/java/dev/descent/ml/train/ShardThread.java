package dev.descent.ml.train;

import dev.descent.ml.base.Awaited;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A thread with a worker of its own, since native memory belongs to a thread. */
final class ShardThread implements AutoCloseable {
    private final Supplier<ShardWorker> open;
    private final ExecutorService thread;
    private @Nullable ShardWorker worker;

    /** @param open opens the worker, on the thread, when there is something to do */
    ShardThread(Supplier<ShardWorker> open) {
        this.open = open;
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "shard");
            made.setDaemon(true);
            return made;
        });
    }

    /** Waits for what the worker does. */
    <T> T compute(Function<ShardWorker, T> work) {
        return Awaited.of(thread.submit(() -> work.apply(worker())));
    }

    private ShardWorker worker() {
        ShardWorker opened = worker;
        if (opened == null) {
            opened = open.get();
            worker = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        thread.execute(() -> {
            if (worker != null) {
                worker.close();
            }
        });
        thread.shutdown();
    }
}
