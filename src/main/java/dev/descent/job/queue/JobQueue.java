package dev.descent.job.queue;

import dev.descent.event.log.LogNotifier;
import dev.descent.job.Job;
import dev.descent.job.JobSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The queue as workers see it: jobs to claim. */
@Component
public class JobQueue {
    private final TransactionOperations transactions;
    private final JobStore jobs;
    private final ClaimStore claims;
    private final LeasedJobs leased;
    private final LogNotifier notifier;
    private final TagCaps caps;

    JobQueue(
            TransactionOperations transactions,
            JobStore jobs,
            ClaimStore claims,
            LeasedJobs leased,
            LogNotifier notifier,
            JobSettings settings) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.claims = claims;
        this.leased = leased;
        this.notifier = notifier;
        this.caps = TagCaps.of(settings.tagLimits());
    }

    /**
     * Takes the next job: highest priority first, then oldest first.
     *
     * @param worker who takes it, for people to read: its process, and behind a slash what else there is to say
     * @param lease how long it is the worker's without a sign of life
     */
    public Optional<LeasedJob> claim(String worker, Duration lease) {
        Optional<Job> claimed = claimInTurn(worker, lease);
        claimed.ifPresent(job -> notifier.announce(job.id()));
        return claimed.map(job -> new LeasedJob(job, lease, leased));
    }

    /** One thread of this process at a time: what one claims, the next must see. */
    private synchronized Optional<Job> claimInTurn(String worker, Duration lease) {
        return transactions.execute(transaction -> claims.claim(worker, lease, caps));
    }

    /** The clock that leases go by. */
    public Instant now() {
        return jobs.now();
    }

    /** Jobs that wait for a worker. */
    public long depth() {
        return claims.queued();
    }
}
