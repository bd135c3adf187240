package dev.descent.job.queue;

import dev.descent.artifact.ArtifactStore;
import dev.descent.event.log.LoggedIterationStore;
import dev.descent.job.EndedRun;
import dev.descent.job.Job;
import dev.descent.job.Receipt;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What may be done with a job that was leased; all of it is fenced by the lease's token. */
@Component
class LeasedJobs {
    private final LeaseStore leases;
    private final FencedLog log;
    private final Transitions transitions;
    private final LoggedIterationStore iterations;
    private final ArtifactStore artifacts;
    private final CheckpointStore checkpoints;

    LeasedJobs(
            LeaseStore leases,
            FencedLog log,
            Transitions transitions,
            LoggedIterationStore iterations,
            ArtifactStore artifacts,
            CheckpointStore checkpoints) {
        this.leases = leases;
        this.log = log;
        this.transitions = transitions;
        this.iterations = iterations;
        this.artifacts = artifacts;
        this.checkpoints = checkpoints;
    }

    LeaseStore leases() {
        return leases;
    }

    FencedLog log() {
        return log;
    }

    CheckpointStore checkpoints() {
        return checkpoints;
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
