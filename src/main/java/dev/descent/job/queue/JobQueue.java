package dev.descent.job.queue;

import dev.descent.artifact.Artifact;
import dev.descent.artifact.ArtifactFiles;
import dev.descent.artifact.ArtifactStore;
import dev.descent.event.log.LogNotifier;
import dev.descent.event.log.LoggedIterationStore;
import dev.descent.job.EndedRun;
import dev.descent.job.Job;
import dev.descent.job.JobSettings;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.LogState;
import dev.descent.job.Progress;
import dev.descent.job.Receipt;
import dev.descent.job.Retries;
import dev.descent.job.admit.Admitted;
import dev.descent.job.queue.LeaseStore.Appended;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.train.StopSignal.Reason;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The queue as workers see it: jobs to claim, and what may be done with a job that was claimed. */
@Component
public class JobQueue {
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);

    private final TransactionOperations transactions;
    private final JobStore jobs;
    private final LeaseStore leases;
    private final Transitions transitions;
    private final LoggedIterationStore iterations;
    private final ArtifactStore artifacts;
    private final ArtifactFiles files;
    private final CheckpointStore checkpoints;
    private final LogNotifier notifier;
    private final TagCaps caps;

    JobQueue(
            TransactionOperations transactions,
            JobStore jobs,
            LeaseStore leases,
            Transitions transitions,
            LoggedIterationStore iterations,
            ArtifactStore artifacts,
            ArtifactFiles files,
            CheckpointStore checkpoints,
            LogNotifier notifier,
            JobSettings settings) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.leases = leases;
        this.transitions = transitions;
        this.iterations = iterations;
        this.artifacts = artifacts;
        this.files = files;
        this.checkpoints = checkpoints;
        this.notifier = notifier;
        this.caps = TagCaps.of(settings.tagLimits());
    }

    /**
     * Takes the next job: highest priority first, then oldest first.
     *
     * @param worker who takes it, for people to read
     * @param lease how long it is the worker's without a sign of life
     */
    public Optional<LeasedJob> claim(String worker, Duration lease) {
        Optional<Job> claimed = claimInTurn(worker, lease);
        claimed.ifPresent(job -> notifier.announce(job.id()));
        return claimed.map(job -> new LeasedJob(job, lease, this));
    }

    /** One thread of this process at a time: what one claims, the next must see. */
    private synchronized Optional<Job> claimInTurn(String worker, Duration lease) {
        return transactions.execute(transaction -> leases.claim(worker, lease, caps));
    }

    /** The clock that leases go by. */
    public Instant now() {
        return jobs.now();
    }

    /**
     * Takes jobs away from workers that gave no sign of life.
     *
     * @param at when their leases were over, by {@link #now}; what happened to the database since then makes no job look lost
     * @param retries until a job fails instead of going back to the queue
     * @return how many there were
     */
    public int reap(Instant at, Retries retries) {
        int reaped = 0;
        for (UUID id : leases.expired(at)) {
            Optional<Job> taken = transitions.change(() -> leases.lockExpired(id, at), (job, now) -> job.state()
                    .expire(gotFurther(job), retries.of(job), now));
            reaped += taken.isPresent() ? 1 : 0;
        }
        return reaped;
    }

    /** Jobs that wait for a worker. */
    public long depth() {
        return leases.queued();
    }

    /** Than the point that its worker began from, so that the next one need not begin there. */
    private boolean gotFurther(Job job) {
        return checkpoints
                .newest(job.id())
                .filter(newest -> newest.iteration() > job.lease().start())
                .isPresent();
    }

    Optional<Reason> extend(UUID id, UUID token, Duration lease) {
        return leases.extend(id, token, lease);
    }

    @Nullable
    Reason append(UUID id, UUID token, LogState after, LogAppend added) {
        Appended appended =
                Objects.requireNonNull(transactions.execute(transaction -> leases.append(id, token, after, added)));
        notifier.announce(id);
        appended.removed().forEach(artifact -> delete(id, artifact));
        return appended.asked();
    }

    /** What stays behind goes with the job. */
    private void delete(UUID id, Artifact artifact) {
        try {
            files.delete(id, artifact);
        } catch (UncheckedIOException e) {
            LOG.warn("Job {}: {}", id, e.toString());
        }
    }

    /** The job's checkpoints, the newest first. */
    List<KeptCheckpoint> checkpoints(UUID id) {
        return checkpoints.list(id);
    }

    void resolve(UUID id, UUID token, Admitted known, Progress planned) {
        leases.resolve(id, token, known, planned);
    }

    void computedBy(UUID id, UUID token, ChosenEngine engine) {
        leases.computedBy(id, token, engine);
    }

    Job finish(UUID id, UUID token, EndedRun run) {
        return transitions
                .change(() -> leases.lock(id, token), (job, now) -> {
                    Receipt receipt = Receipt.of(
                            run, iterations.count(id), job.submission().start());
                    artifacts.record(id, run.artifacts());
                    return job.state().finish(run.judged(receipt), receipt, now);
                })
                .orElseThrow(() -> new LeaseLost(id));
    }

    Job release(UUID id, UUID token) {
        return transitions
                .change(() -> leases.lock(id, token), (job, now) -> job.state().release(gotFurther(job), now))
                .orElseThrow(() -> new LeaseLost(id));
    }
}
