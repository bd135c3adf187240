package dev.descent.job.queue;

import dev.descent.job.Job;
import dev.descent.job.Retries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Takes jobs away from workers that are lost. Whoever of them still lives writes nothing more: its lease's token is gone. */
@Component
public class LostJobs {
    private final LostLeaseStore leases;
    private final CheckpointStore checkpoints;
    private final Transitions transitions;

    LostJobs(LostLeaseStore leases, CheckpointStore checkpoints, Transitions transitions) {
        this.leases = leases;
        this.checkpoints = checkpoints;
        this.transitions = transitions;
    }

    /**
     * Takes jobs away from workers that gave no sign of life.
     *
     * @param at when their leases were over, by {@link JobQueue#now}; what happened to the database since then makes no job look lost
     * @param retries until a job fails instead of going back to the queue
     * @return how many there were
     */
    public int reap(Instant at, Retries retries) {
        return take(leases.expired(at), id -> leases.lockExpired(id, at), retries);
    }

    /**
     * Takes jobs away from a process that is known to be dead, however long their leases last.
     *
     * @param process as its workers named themselves, before the slash
     * @return how many it had; those that its last transaction still holds are left for the next time
     */
    public int reap(String process, Retries retries) {
        List<UUID> all = leases.ofProcess(process);
        take(all, id -> leases.lockOfProcess(id, process), retries);
        return all.size();
    }

    private int take(List<UUID> lost, Function<UUID, Optional<Job>> lock, Retries retries) {
        int taken = 0;
        for (UUID id : lost) {
            Optional<Job> changed = transitions.change(() -> lock.apply(id), (job, now) -> job.state()
                    .expire(checkpoints.gotFurther(job), retries.of(job), now));
            taken += changed.isPresent() ? 1 : 0;
        }
        return taken;
    }
}
