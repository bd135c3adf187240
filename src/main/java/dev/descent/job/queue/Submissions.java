package dev.descent.job.queue;

import dev.descent.event.log.LogNotifier;
import dev.descent.http.Ids;
import dev.descent.job.Job;
import dev.descent.job.JobConflict;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.Progress;
import dev.descent.job.Submission;
import dev.descent.job.admit.Start;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Queues jobs, each of them once. */
@Component
public class Submissions {
    private final TransactionOperations transactions;
    private final NewJobs added;
    private final JobStore jobs;
    private final IdempotencyStore keys;
    private final FirstCheckpoints firsts;
    private final LogNotifier notifier;

    Submissions(
            TransactionOperations transactions,
            NewJobs added,
            JobStore jobs,
            IdempotencyStore keys,
            FirstCheckpoints firsts,
            LogNotifier notifier) {
        this.transactions = transactions;
        this.added = added;
        this.jobs = jobs;
        this.keys = keys;
        this.firsts = firsts;
        this.notifier = notifier;
    }

    /** The job that was submitted with this key and body before. */
    public Optional<Job> earlier(IdempotencyKey key) {
        return keys.find(key).flatMap(jobs::find);
    }

    /**
     * Queues a job.
     *
     * @param key of the submission, or null
     * @param start of another job to begin from, of which this one gets its own copy; or null
     * @return the new job, or the one that was submitted with the same key and body meanwhile
     */
    public Job submit(Submission submission, Progress planned, @Nullable IdempotencyKey key, @Nullable Start start) {
        UUID id = Ids.next();
        boolean isNew = false;
        try {
            KeptCheckpoint first = start == null ? null : firsts.copy(id, start);
            isNew = add(id, submission, planned, key, first);
        } finally {
            if (!isNew && start != null) {
                firsts.drop(id);
            }
        }
        if (isNew) {
            notifier.announce(id);
            notifier.announceQueued();
            return jobs.find(id).orElseThrow();
        }
        return Optional.ofNullable(key)
                .flatMap(this::earlier)
                .orElseThrow(() -> new JobConflict("The job of this Idempotency-Key was just deleted."));
    }

    private boolean add(
            UUID id,
            Submission submission,
            Progress planned,
            @Nullable IdempotencyKey key,
            @Nullable KeptCheckpoint first) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            added.insert(id, submission, planned);
            if (first != null) {
                firsts.record(id, first);
            }
            boolean isNew = key == null || keys.use(key, id);
            if (!isNew) {
                transaction.setRollbackOnly();
            }
            return isNew;
        }));
    }
}
