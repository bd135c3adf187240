package dev.descent.ml.train;

import dev.descent.ml.train.checkpoint.Checkpoint;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes checkpoints on a thread of its own, one after the other. A failure is told once until it is over, and ends nothing. */
final class CheckpointWriter implements AutoCloseable {
    private final Checkpoints checkpoints;
    private final TrainingLog log;
    private final ExecutorService thread;
    private @Nullable Future<?> writing;
    private boolean failing;
    /** Iterations of those that are safe. */
    private final NavigableSet<Long> stored = new ConcurrentSkipListSet<>();

    CheckpointWriter(Checkpoints checkpoints, TrainingLog log) {
        this.checkpoints = checkpoints;
        this.log = log;
        String name = Thread.currentThread().getName() + "-checkpoints";
        thread = Executors.newSingleThreadExecutor(task -> {
            Thread created = new Thread(task, name);
            created.setDaemon(true);
            return created;
        });
    }

    /** The iterations of those that are safe, to be changed by whoever forgets some. */
    NavigableSet<Long> stored() {
        return stored;
    }

    boolean isIdle() {
        return writing == null || writing.isDone();
    }

    /** Waits for those before, so that there are never more in memory. */
    void write(List<Checkpoint> due) {
        await();
        writing = thread.submit(() -> keep(due));
    }

    private void keep(List<Checkpoint> due) {
        try {
            checkpoints.keepAll(
                    due, checkpoint -> stored.add(checkpoint.position().iteration()));
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                log.warning("The checkpoint of iteration "
                        + due.get(due.size() - 1).position().iteration() + " cannot be stored ("
                        + Patience.reason(e) + "). The run goes on, and the one before stays.");
            }
            failing = true;
        }
    }

    /**
     * Waits until all is written.
     *
     * @throws RuntimeException that ended the writing: the log is another's now
     */
    void await() {
        if (writing == null) {
            return;
        }
        try {
            writing.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("a checkpoint could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a checkpoint is written", e);
        }
    }

    /** Waits for what is being written: nothing of a run outlives it. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("centuries have passed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
