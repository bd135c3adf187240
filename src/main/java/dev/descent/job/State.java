package dev.descent.job;

import dev.descent.job.queue.JobQueue;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands and how it may go on: the one place where a status changes. The table's CHECKs hold the same invariants.
 * Claiming, {@code queued → running}, is one statement of {@link JobQueue}, so that two workers cannot claim the same job.
 *
 * @param attempt runs begun and not given back, 0 before the first
 * @param cancelRequested whether the worker is to stop
 * @param lease of a running job, of no other
 * @param failure of a failed job, of no other
 * @param receipt of a job that ran to its end, however it ended
 * @param finishedAt of a terminal job, of no other
 */
public record State(
        Status status,
        int attempt,
        boolean cancelRequested,
        @Nullable Lease lease,
        @Nullable Failure failure,
        @Nullable Receipt receipt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public State {
        hold(attempt >= 0, "counts its attempts");
        hold((status == Status.RUNNING) == (lease != null), "is leased while it runs and only then");
        hold((status == Status.FAILED) == (failure != null), "says why it failed, and only then");
        hold(status.isTerminal() == (finishedAt != null), "has an end when it is over, and only then");
        hold(status != Status.SUCCEEDED || receipt != null, "has a receipt when it succeeded");
    }

    public static State queued() {
        return new State(Status.QUEUED, 0, false, null, null, null, null, null);
    }

    /** A queued job is cancelled at once; a running one when its worker sees the request. */
    public State cancel(Instant now) {
        return switch (status) {
            case QUEUED -> ended(Outcome.cancelled(), null, now);
            case RUNNING -> new State(status, attempt, true, lease, null, null, startedAt, null);
            case SUCCEEDED, FAILED, CANCELLED ->
                throw new JobConflict("The job is " + status.word() + " already: there is nothing to cancel.");
        };
    }

    /** The worker's run has come to an end. */
    public State finish(Outcome outcome, Receipt counted, Instant now) {
        running();
        return ended(outcome, counted, now);
    }

    /** The worker shuts down and gives the job back, so that the attempt does not count. */
    public State release(Instant now) {
        running();
        return cancelRequested ? ended(Outcome.cancelled(), null, now) : requeued(attempt - 1);
    }

    /** The worker died: the job goes back to the queue, until too many workers died of it. */
    public State expire(int maxAttempts, Instant now) {
        running();
        if (cancelRequested) {
            return ended(Outcome.cancelled(), null, now);
        } else if (attempt < maxAttempts) {
            return requeued(attempt);
        }
        String worker = Objects.requireNonNull(lease).worker();
        return ended(
                Outcome.failed(Failure.of(
                        "worker_lost",
                        "The job was begun " + attempt + " times, and each time its worker stopped answering, " + worker
                                + " the last. It may need more memory than the workers have.")),
                null,
                now);
    }

    private State requeued(int attempts) {
        return new State(Status.QUEUED, attempts, false, null, null, null, startedAt, null);
    }

    private State ended(Outcome outcome, @Nullable Receipt counted, Instant now) {
        return new State(outcome.status(), attempt, cancelRequested, null, outcome.failure(), counted, startedAt, now);
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
