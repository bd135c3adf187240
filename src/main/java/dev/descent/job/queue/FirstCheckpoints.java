package dev.descent.job.queue;

import dev.descent.artifact.ArtifactRemoval;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.admit.Start;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Checkpoints of other jobs that new ones begin from: copied before there is the job, and noted as what is to go until it is queued. */
@Component
class FirstCheckpoints {
    private final ParentCheckpoints parents;
    private final CheckpointStore checkpoints;
    private final ArtifactRemoval removal;

    FirstCheckpoints(ParentCheckpoints parents, CheckpointStore checkpoints, ArtifactRemoval removal) {
        this.parents = parents;
        this.checkpoints = checkpoints;
        this.removal = removal;
    }

    /** @throws CheckpointPruned where it is gone meanwhile */
    KeptCheckpoint copy(UUID job, Start start) {
        removal.note(job);
        return parents.copy(job, start);
    }

    /** Within the transaction that queues the job. */
    void record(UUID job, KeptCheckpoint first) {
        checkpoints.record(job, first);
        removal.forget(job);
    }

    /** The job was not queued. */
    void drop(UUID job) {
        removal.remove(job);
    }
}
