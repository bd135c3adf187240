package dev.descent.runner;

import dev.descent.job.KeptCheckpoint;
import dev.descent.job.queue.LeaseLost;
import dev.descent.job.queue.LeasedJob;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.TrainingLog;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.runner.LogBuffer.Taken;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run's log on its way to the database. The trainer fills a bounded buffer and waits where it is full; a thread of the log's own
 * appends it at least every 250 ms and at each epoch's end, each time everything there is, in order.
 */
final class JobLog implements TrainingLog, AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
    private static final int WORTH_WRITING = 8_192;
    private static final int FULL = 4 * WORTH_WRITING;

    private final LeasedJob job;
    private final Heartbeat heartbeat;
    private final Duration longestWait;
    private final FencedRetry retry;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final LogBuffer buffer;
    private ProgressTracker progress;
    private boolean urgent;
    private boolean closed;
    private @Nullable RuntimeException broken;

    private final Thread writer;

    /** @param start where the run goes on from: what came before is in the log */
    JobLog(LeasedJob job, Heartbeat heartbeat, Position start) {
        this(job, heartbeat, start, LONGEST_WAIT);
    }

    JobLog(LeasedJob job, Heartbeat heartbeat, Position start, Duration longestWait) {
        this.job = job;
        this.heartbeat = heartbeat;
        this.longestWait = longestWait;
        this.retry = new FencedRetry(job, heartbeat);
        this.buffer = new LogBuffer(start.iteration(), job.resolved().checkpointsToKeep());
        this.progress = new ProgressTracker(job.progress(), job.resolved().maxSeconds(), start);
        this.writer = new Thread(this::write, "log-of-" + job.id());
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void iteration(int epoch, long iteration, Map<String, Double> values) {
        add(false, () -> {
            buffer.iteration(epoch, iteration, values);
            progress.iteration(epoch, iteration, values);
        });
    }

    @Override
    public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
        add(true, () -> {
            buffer.epoch(summary);
            progress.epoch(summary, best);
        });
    }

    @Override
    public void engine(ChosenEngine engine) {
        retry.run(() -> job.computedBy(engine));
    }

    @Override
    public void rewind(Position to) {
        add(true, () -> {
            buffer.rewind(to.iteration(), job.rewindEvent(to.iteration()));
            progress = new ProgressTracker(job.progress(), job.resolved().maxSeconds(), to);
        });
    }

    /** A checkpoint whose bytes are kept. */
    void checkpoint(KeptCheckpoint kept) {
        add(true, () -> buffer.checkpoint(kept));
    }

    @Override
    public void warning(String message) {
        add(false, () -> buffer.warning(message));
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

    /**
     * Writes what is left and ends the log.
     *
     * @throws LeaseLost where the job is another's
     * @throws IllegalStateException where something else kept the log from being written
     */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            due.signal();
        } finally {
            lock.unlock();
        }
        Uninterruptibly.join(writer);
        throwIfBroken();
    }

    private void add(boolean writeNow, Runnable addition) {
        lock.lock();
        try {
            while (buffer.size() >= FULL && broken == null) {
                emptied.awaitUninterruptibly();
            }
            throwIfBroken();
            addition.run();
            if (writeNow || buffer.size() >= WORTH_WRITING) {
                urgent = true;
                due.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        try {
            for (Batch batch = next(); batch != null; batch = next()) {
                append(batch);
            }
        } catch (RuntimeException e) {
            breakWith(e);
        } catch (Error e) {
            breakWith(new IllegalStateException("the log's writer died", e));
        }
    }

    /** Waits for something that is due; null when the log is closed and written. */
    private @Nullable Batch next() {
        lock.lock();
        try {
            awaitDue();
            boolean empty = buffer.size() == 0;
            Taken taken = buffer.take();
            urgent = buffer.size() > 0;
            emptied.signalAll();
            return empty && closed ? null : new Batch(taken, progress.progress(), progress.metrics());
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

    private void append(Batch batch) {
        retry.run(() -> heartbeat.hear(
                job.append(batch.taken.append(), batch.taken.lastIteration(), batch.progress, batch.metrics)));
    }

    private void breakWith(RuntimeException e) {
        lock.lock();
        try {
            broken = e;
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void throwIfBroken() {
        if (broken instanceof LeaseLost) {
            throw new LeaseLost(job.id());
        } else if (broken != null) {
            throw new IllegalStateException("the log of job " + job.id() + " cannot be written", broken);
        }
    }

    /** What one append writes. */
    private record Batch(Taken taken, JsonNode progress, JsonNode metrics) {}
}
