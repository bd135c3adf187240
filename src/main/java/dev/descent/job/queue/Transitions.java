package dev.descent.job.queue;

import dev.descent.event.log.EventStore;
import dev.descent.event.log.LogNotifier;
import dev.descent.event.log.NewEvent;
import dev.descent.job.Job;
import dev.descent.job.LogState;
import dev.descent.job.Progress;
import dev.descent.job.State;
import dev.descent.job.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Changes a job's state: the row and the events that tell of it, in one transaction, then the notifier. */
@Component
class Transitions {
    private final TransactionOperations transactions;
    private final JobStore jobs;
    private final TurnStore turns;
    private final EventStore events;
    private final CheckpointStore checkpoints;
    private final LogNotifier notifier;

    Transitions(
            TransactionOperations transactions,
            JobStore jobs,
            TurnStore turns,
            EventStore events,
            CheckpointStore checkpoints,
            LogNotifier notifier) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.turns = turns;
        this.events = events;
        this.checkpoints = checkpoints;
        this.notifier = notifier;
    }

    /**
     * Changes one job.
     *
     * @param lock finds the job and keeps others from changing it
     * @param next the state that follows, given the database's time
     * @return the changed job, or empty where {@code lock} found none
     */
    Optional<Job> change(Supplier<Optional<Job>> lock, BiFunction<Job, Instant, State> next) {
        Optional<Job> changed =
                transactions.execute(transaction -> lock.get().map(job -> write(job, next.apply(job, jobs.now()))));
        changed.ifPresent(this::announce);
        return changed;
    }

    /** Where a run is given up, what the log holds after the newest checkpoint is void. */
    private Job write(Job job, State next) {
        LogState head = head(job, next.status());
        List<NewEvent> added = JobEvents.of(job, next, head.iteration());
        Job changed = job.with(next).with(head.grown(added.size()));
        jobs.save(changed);
        if (job.status() == Status.PAUSED && next.status() == Status.QUEUED) {
            turns.rejoin(job.id());
        }
        events.insert(job.id(), head.seq() + 1, added);
        return changed;
    }

    private LogState head(Job job, Status next) {
        if (job.status() == Status.RUNNING && next.isWaiting()) {
            LogState rewound = job.rewound(checkpoints.newest(job.id()).orElse(null));
            events.rewind(job.id(), rewound.iteration());
            return rewound;
        }
        return next.isTerminal() ? ended(job.log()) : job.log();
    }

    private static LogState ended(LogState head) {
        Progress progress = Progress.read(head.progress()).ended();
        return new LogState(head.seq(), head.iteration(), progress.toJson(), head.metrics());
    }

    private void announce(Job changed) {
        notifier.announce(changed.id());
        if (changed.status() == Status.QUEUED) {
            notifier.announceQueued();
        }
    }
}
