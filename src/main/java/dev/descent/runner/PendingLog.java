package dev.descent.runner;

import dev.descent.event.log.NewEvent;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.queue.LeaseLost;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.runner.LogBuffer.Taken;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a run told and its log's writer has yet to write, between the two threads: bounded, so that the run waits where it is full.
 * Every addition throws {@link LeaseLost} or {@link IllegalStateException} once the log cannot be written.
 */
final class PendingLog {
    private static final int WORTH_WRITING = 8_192;
    private static final int FULL = 4 * WORTH_WRITING;

    private final UUID job;
    private final Duration longestWait;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final LogBuffer buffer;
    private ProgressTracker progress;
    private boolean urgent;
    private boolean closed;
    private @Nullable RuntimeException broken;

    /** What one append writes. */
    record Append(Taken taken, JsonNode progress, JsonNode metrics) {}

    /** @param longestWait after which what is there is due, however little it is */
    PendingLog(UUID job, LogBuffer buffer, ProgressTracker progress, Duration longestWait) {
        this.job = job;
        this.buffer = buffer;
        this.progress = progress;
        this.longestWait = longestWait;
    }

    void iteration(int epoch, long iteration, Map<String, Double> values) {
        add(() -> {
            buffer.iteration(epoch, iteration, values);
            progress.iteration(epoch, iteration, values);
        });
    }

    void epoch(EpochSummary summary, @Nullable BestEpoch best) {
        addNow(() -> {
            buffer.epoch(summary);
            progress.epoch(summary, best);
        });
    }

    /** @param event that tells of it */
    void rewind(long iteration, NewEvent event, ProgressTracker from) {
        addNow(() -> {
            buffer.rewind(iteration, event);
            progress = from;
        });
    }

    void checkpoint(KeptCheckpoint kept) {
        addNow(() -> buffer.checkpoint(kept));
    }

    void warning(String message) {
        add(() -> buffer.warning(message));
    }

    private void addNow(Runnable addition) {
        add(() -> {
            addition.run();
            urgent = true;
        });
    }

    private void add(Runnable addition) {
        lock.lock();
        try {
            while (buffer.size() >= FULL && broken == null) {
                emptied.awaitUninterruptibly();
            }
            throwIfBroken();
            addition.run();
            urgent |= buffer.size() >= WORTH_WRITING;
            if (urgent) {
                due.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Iterations that were told. */
    long iterations() {
        lock.lock();
        try {
            return buffer.lastIteration();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something that is due; null when the log is closed and written. */
    @Nullable
    Append next() {
        lock.lock();
        try {
            awaitDue();
            boolean empty = buffer.size() == 0;
            Taken taken = buffer.take();
            urgent = buffer.size() > 0;
            emptied.signalAll();
            return empty && closed ? null : new Append(taken, progress.progress(), progress.metrics());
        } finally {
            lock.unlock();
        }
    }

    private void awaitDue() {
        long left = longestWait.toNanos();
        try {
            while (!urgent && !closed && (left > 0 || buffer.size() == 0)) {
                left = due.awaitNanos(left > 0 ? left : longestWait.toNanos());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the log's writer", e);
        }
    }

    /** Nothing more is added; what is left is due. */
    void close() {
        lock.lock();
        try {
            closed = true;
            due.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The log cannot be written any more. */
    void breakWith(RuntimeException e) {
        lock.lock();
        try {
            broken = e;
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * @throws LeaseLost where the job is another's
     * @throws IllegalStateException where something else keeps the log from being written
     */
    void throwIfBroken() {
        if (broken instanceof LeaseLost) {
            throw new LeaseLost(job);
        } else if (broken != null) {
            throw new IllegalStateException("the log of job " + job + " cannot be written", broken);
        }
    }
}
