package dev.descent.job;

import dev.descent.job.queue.JobQueue;
import dev.descent.ml.gate.GateResults;
import dev.descent.ml.train.StopSignal.Reason;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands and how it may go on: the one place where a status changes. The table's CHECKs hold the same invariants.
 * Claiming, {@code queued → running}, is one statement of {@link JobQueue}, so that two workers cannot claim the same job.
 *
 * @param asked why the worker is to stop: CANCELLED or PAUSED; null where it is not
 * @param lease of a running job, of no other
 * @param failure of a failed job, of no other
 * @param receipt of a job that ran to its end, however it ended
 * @param gates what came of the gates of a job that succeeded; null where it has none
 * @param finishedAt of a terminal job, of no other
 */
public record State(
        Status status,
        Attempts attempts,
        @Nullable Reason asked,
        @Nullable Lease lease,
        @Nullable Failure failure,
        @Nullable Receipt receipt,
        @Nullable GateResults gates,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public State {
        hold(attempts.begun() >= 0, "counts its attempts");
        hold(asked != Reason.PAUSED || status == Status.RUNNING, "is asked to pause while it runs and only then");
        hold((status == Status.RUNNING) == (lease != null), "is leased while it runs and only then");
        hold((status == Status.FAILED) == (failure != null), "says why it failed, and only then");
        hold(status.isTerminal() == (finishedAt != null), "has an end when it is over, and only then");
        hold(gates == null || status == Status.SUCCEEDED, "is judged when it succeeded, and only then");
        hold(status != Status.SUCCEEDED || receipt != null, "has a receipt when it succeeded");
    }

    public static State queued() {
        return waiting(Status.QUEUED, Attempts.NONE, null);
    }

    public int attempt() {
        return attempts.begun();
    }

    /** Whether the gates are passed; null where that is not known. */
    public @Nullable Boolean gatesPassed() {
        return gates == null ? null : gates.gatesPassed();
    }

    /** A job that waits is cancelled at once; a running one when its worker sees the request; a cancelled one stays so. */
    public State cancel(Instant now) {
        return switch (status) {
            case QUEUED, PAUSED -> ended(Outcome.cancelled(), null, now);
            case RUNNING -> asked(Reason.CANCELLED);
            case CANCELLED -> this;
            case SUCCEEDED, FAILED -> throw over("cancel");
        };
    }

    /** A queued job is paused at once; a running one when its worker has seen the request and kept a checkpoint. */
    public State pause() {
        return switch (status) {
            case QUEUED -> waiting(Status.PAUSED, attempts.next(null), startedAt);
            case RUNNING -> pauseRunning();
            case PAUSED -> this;
            case SUCCEEDED, FAILED, CANCELLED -> throw over("pause");
        };
    }

    private State pauseRunning() {
        if (asked == Reason.CANCELLED) {
            throw new JobConflict("The job is being cancelled: there is nothing to pause.");
        }
        return asked(Reason.PAUSED);
    }

    /** A paused job goes to the queue; one whose pause was only asked for goes on, as does one that a worker has taken up again. */
    public State resume() {
        return switch (status) {
            case QUEUED -> this;
            case PAUSED -> waiting(Status.QUEUED, attempts, startedAt);
            case RUNNING -> resumeRunning();
            case SUCCEEDED, FAILED, CANCELLED -> throw over("resume");
        };
    }

    private State resumeRunning() {
        if (asked == Reason.CANCELLED) {
            throw new JobConflict("The job is being cancelled: there is nothing to resume.");
        }
        return asked(null);
    }

    /** The worker's run has come to an end. */
    public State finish(Outcome outcome, Receipt counted, Instant now) {
        running();
        return ended(outcome, counted, now);
    }

    /**
     * The worker stops before the run's end and gives the job back, so that the attempt does not count.
     *
     * @param gotFurther than the checkpoint that the attempt began from
     */
    public State release(boolean gotFurther, Instant now) {
        running();
        return asked == Reason.CANCELLED
                ? ended(Outcome.cancelled(), null, now)
                : waiting(waitingStatus(), attempts.givenBack(gotFurther), startedAt);
    }

    /**
     * The worker died: the job goes back to the queue, until too many workers died of it. One that got further is tried again at once.
     *
     * @param gotFurther than the checkpoint that the attempt began from
     */
    public State expire(boolean gotFurther, Retries retries, Instant now) {
        running();
        if (asked == Reason.CANCELLED) {
            return ended(Outcome.cancelled(), null, now);
        }
        Attempts after = attempts.lost(gotFurther);
        if (!gotFurther && after.lost() >= retries.most()) {
            return ended(Outcome.failed(workersLost(after.lost())), null, now);
        }
        Status next = waitingStatus();
        Instant earliest = next == Status.QUEUED && !gotFurther ? now.plus(retries.after(after.lost())) : null;
        return waiting(next, after.next(earliest), startedAt);
    }

    private Failure workersLost(int lost) {
        String worker = Objects.requireNonNull(lease).worker();
        return Failure.of(
                "worker_lost",
                "The job was begun " + lost + " times from the same point, and each time its worker stopped answering, "
                        + worker + " the last. It may need more memory than the workers have.");
    }

    private Status waitingStatus() {
        return asked == Reason.PAUSED ? Status.PAUSED : Status.QUEUED;
    }

    private static State waiting(Status status, Attempts attempts, @Nullable Instant startedAt) {
        return new State(status, attempts, null, null, null, null, null, startedAt, null);
    }

    private State asked(@Nullable Reason reason) {
        return new State(status, attempts, reason, lease, null, null, null, startedAt, null);
    }

    private State ended(Outcome outcome, @Nullable Receipt counted, Instant now) {
        Reason kept = asked == Reason.CANCELLED ? asked : null;
        return new State(
                outcome.status(),
                attempts.next(null),
                kept,
                null,
                outcome.failure(),
                counted,
                outcome.gates(),
                startedAt,
                now);
    }

    private JobConflict over(String verb) {
        return new JobConflict("The job is " + status.word() + " already: there is nothing to " + verb + ".");
    }

    private void running() {
        if (status != Status.RUNNING) {
            throw new IllegalStateException("the job is " + status.word() + ", not running");
        }
    }

    private static void hold(boolean invariant, String words) {
        if (!invariant) {
            throw new IllegalArgumentException("a job " + words);
        }
    }
}
