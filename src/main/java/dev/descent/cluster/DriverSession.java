package dev.descent.cluster;

import dev.descent.ml.train.Run;
import dev.descent.ml.train.StopSignal.Reason;
import dev.descent.ml.train.checkpoint.CheckpointFile;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import dev.descent.ml.train.remote.ToldEvents;
import dev.descent.ml.train.remote.ToldResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a run's driver said until now. Whatever it says again is taken once; once the session is closed, nothing is taken. */
final class DriverSession implements AutoCloseable {
    private final Run run;
    private final ReentrantLock lock = new ReentrantLock();
    private final CompletableFuture<ToldResult> ended = new CompletableFuture<>();
    private final ReentrantLock keeping = new ReentrantLock();
    private final Map<String, Path> files = new TreeMap<>();
    private long told;
    private long kept;
    private boolean closed;

    DriverSession(Run run) {
        this.run = run;
    }

    /**
     * Takes messages, in their order.
     *
     * @param first number of the first, from 0
     * @return why the driver is to stop, or null
     * @throws RunOver where one before them is missing, or the run is over
     */
    @Nullable
    Reason tell(long first, JsonNode messages) {
        lock.lock();
        try {
            throwIfOver(first > told);
            for (int i = Math.toIntExact(told - first); i < messages.size(); i++) {
                ToldEvents.tell(messages.get(i), run.log());
                told++;
            }
            return run.stop().requested();
        } catch (RunOver over) {
            throw over;
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
            throw new RunOver("its log is closed");
        } finally {
            lock.unlock();
        }
    }

    private void throwIfOver(boolean outOfTurn) {
        if (closed || ended.isCompletedExceptionally() || outOfTurn) {
            throw new RunOver(outOfTurn ? "a message is missing" : "the run is over");
        }
    }

    /**
     * Keeps a checkpoint.
     *
     * @param number of those before it
     * @throws IOException where it cannot be stored
     */
    void keep(long number, Path file) throws IOException {
        keeping.lock();
        try {
            throwIfOver(number > kept);
            if (number == kept) {
                run.checkpoints().keep(CheckpointFile.open(file).whole());
                kept++;
            }
        } finally {
            keeping.unlock();
        }
    }

    /** @param iteration or null for the newest, of which there may be none */
    @Nullable
    SavedCheckpoint checkpoint(@Nullable Long iteration) throws IOException {
        keeping.lock();
        try {
            throwIfOver(false);
            return iteration == null
                    ? run.checkpoints().newest()
                    : run.checkpoints().open(iteration);
        } finally {
            keeping.unlock();
        }
    }

    /** A file of the result came. */
    void file(String name, Path file) {
        lock.lock();
        try {
            throwIfOver(false);
            files.put(name, file);
        } finally {
            lock.unlock();
        }
    }

    void end(ToldResult result) {
        lock.lock();
        try {
            throwIfOver(false);
            ended.complete(result);
        } finally {
            lock.unlock();
        }
    }

    /**
     * How the run ended; null where it has not, after a while.
     *
     * @throws RuntimeException that ended its log
     */
    @Nullable
    ToldResult awaitEnd(long nanos) {
        try {
            return ended.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException training) {
            return null;
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a driver trains", e);
        }
    }

    Map<String, Path> files() {
        lock.lock();
        try {
            return Map.copyOf(files);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what is being written: nothing of a run outlives it. */
    @Override
    public void close() {
        keeping.lock();
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
            keeping.unlock();
        }
    }
}
