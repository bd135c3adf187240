package dev.descent.runner;

import dev.descent.job.KeptCheckpoint;
import dev.descent.job.queue.LeaseLost;
import dev.descent.job.queue.LeasedJob;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.TrainingLog;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Position;
import dev.descent.runner.PendingLog.Append;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run's log on its way to the database. The trainer fills a bounded buffer and waits where it is full; a thread of the log's own
 * appends it at least every 250 ms and at each epoch's end, each time everything there is, in order.
 */
final class JobLog implements TrainingLog, AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    private final LeasedJob job;
    private final Heartbeat heartbeat;
    private final FencedRetry retry;
    private final PendingLog pending;
    private final Thread writer;

    /** @param start where the run goes on from: what came before is in the log */
    JobLog(LeasedJob job, Heartbeat heartbeat, Position start) {
        this(job, heartbeat, start, LONGEST_WAIT);
    }

    JobLog(LeasedJob job, Heartbeat heartbeat, Position start, Duration longestWait) {
        this.job = job;
        this.heartbeat = heartbeat;
        this.retry = new FencedRetry(job, heartbeat);
        LogBuffer buffer = new LogBuffer(start.iteration(), job.resolved().checkpointsToKeep());
        this.pending = new PendingLog(job.id(), buffer, tracker(start), longestWait);
        this.writer = new Thread(this::write, "log-of-" + job.id());
        writer.setDaemon(true);
        writer.start();
    }

    private ProgressTracker tracker(Position from) {
        return new ProgressTracker(job.progress(), job.resolved().maxSeconds(), job.start(), from);
    }

    @Override
    public void iteration(int epoch, long iteration, Map<String, Double> values) {
        pending.iteration(epoch, iteration, values);
    }

    @Override
    public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
        pending.epoch(summary, best);
    }

    @Override
    public void engine(ChosenEngine engine) {
        retry.run(() -> job.computedBy(engine));
    }

    @Override
    public void rewind(Position to) {
        pending.rewind(to.iteration(), job.rewindEvent(to.iteration()), tracker(to));
    }

    /** A checkpoint whose bytes are kept. */
    void checkpoint(KeptCheckpoint kept) {
        pending.checkpoint(kept);
    }

    @Override
    public void warning(String message) {
        pending.warning(message);
    }

    /** Iterations that were told. */
    long iterations() {
        return pending.iterations();
    }

    /**
     * Writes what is left and ends the log.
     *
     * @throws LeaseLost where the job is another's
     * @throws IllegalStateException where something else kept the log from being written
     */
    @Override
    public void close() {
        pending.close();
        Uninterruptibly.join(writer);
        pending.throwIfBroken();
    }

    private void write() {
        try {
            for (Append append = pending.next(); append != null; append = pending.next()) {
                write(append);
            }
        } catch (RuntimeException e) {
            pending.breakWith(e);
        } catch (Error e) {
            pending.breakWith(new IllegalStateException("the log's writer died", e));
        }
    }

    private void write(Append append) {
        retry.run(() -> heartbeat.hear(job.append(
                append.taken().append(), append.taken().lastIteration(), append.progress(), append.metrics())));
    }
}
