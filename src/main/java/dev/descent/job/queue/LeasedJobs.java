package dev.descent.job.queue;

import dev.descent.artifact.ArtifactRemoval;
import dev.descent.artifact.ArtifactStore;
import dev.descent.event.log.LogNotifier;
import dev.descent.event.log.LoggedIterationStore;
import dev.descent.job.EndedRun;
import dev.descent.job.Job;
import dev.descent.job.LogState;
import dev.descent.job.Receipt;
import dev.descent.job.queue.LogAppendStore.Appended;
import dev.descent.ml.train.StopSignal.Reason;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What may be done with a job that was leased and takes more than a statement; all of it is fenced by the lease's token.
 */
@Component
class LeasedJobs {
    private final TransactionOperations transactions;
    private final LeaseStore leases;
    private final LogAppendStore log;
    private final Transitions transitions;
    private final LoggedIterationStore iterations;
    private final ArtifactStore artifacts;
    private final ArtifactRemoval removal;
    private final CheckpointStore checkpoints;
    private final LogNotifier notifier;

    LeasedJobs(
            TransactionOperations transactions,
            LeaseStore leases,
            LogAppendStore log,
            Transitions transitions,
            LoggedIterationStore iterations,
            ArtifactStore artifacts,
            ArtifactRemoval removal,
            CheckpointStore checkpoints,
            LogNotifier notifier) {
        this.transactions = transactions;
        this.leases = leases;
        this.log = log;
        this.transitions = transitions;
        this.iterations = iterations;
        this.artifacts = artifacts;
        this.removal = removal;
        this.checkpoints = checkpoints;
        this.notifier = notifier;
    }

    LeaseStore leases() {
        return leases;
    }

    CheckpointStore checkpoints() {
        return checkpoints;
    }

    @Nullable
    Reason append(UUID id, UUID token, LogState after, LogAppend added) {
        Appended appended =
                Objects.requireNonNull(transactions.execute(transaction -> log.append(id, token, after, added)));
        notifier.announce(id);
        appended.removed().forEach(artifact -> removal.removeSoon(id, artifact));
        return appended.asked();
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
                .change(() -> leases.lock(id, token), (job, now) -> job.state()
                        .release(checkpoints.gotFurther(job), now))
                .orElseThrow(() -> new LeaseLost(id));
    }
}
