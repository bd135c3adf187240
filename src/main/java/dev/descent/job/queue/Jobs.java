package dev.descent.job.queue;

import dev.descent.artifact.ArtifactRemoval;
import dev.descent.event.log.LogNotifier;
import dev.descent.http.Page;
import dev.descent.job.Job;
import dev.descent.job.JobConflict;
import dev.descent.job.JobNotFound;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.State;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The jobs as clients see them: look, cancel, pause, resume, delete. */
@Component
public class Jobs {
    private final TransactionOperations transactions;
    private final JobStore jobs;
    private final JobListStore lists;
    private final Transitions transitions;
    private final ArtifactRemoval removal;
    private final CheckpointStore checkpoints;
    private final LogNotifier notifier;

    Jobs(
            TransactionOperations transactions,
            JobStore jobs,
            JobListStore lists,
            Transitions transitions,
            ArtifactRemoval removal,
            CheckpointStore checkpoints,
            LogNotifier notifier) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.lists = lists;
        this.transitions = transitions;
        this.removal = removal;
        this.checkpoints = checkpoints;
        this.notifier = notifier;
    }

    /** @throws JobNotFound where there is none of that id */
    public Job get(UUID id) {
        return jobs.find(id).orElseThrow(() -> new JobNotFound(id));
    }

    public Page<ListedJob> list(JobFilter filter, int limit) {
        return Page.of(lists.list(filter, limit + 1), limit);
    }

    /** Cancels a queued job at once, and asks the worker of a running one. */
    public Job cancel(UUID id) {
        return transitions
                .change(() -> jobs.lock(id), (job, now) -> job.state().cancel(now))
                .orElseThrow(() -> new JobNotFound(id));
    }

    /** Pauses a queued job at once, and asks the worker of a running one. */
    public Job pause(UUID id) {
        return change(id, State::pause);
    }

    /** Queues a paused job, and withdraws a pause that was only asked for. */
    public Job resume(UUID id) {
        return change(id, State::resume);
    }

    private Job change(UUID id, UnaryOperator<State> next) {
        return transitions
                .change(() -> jobs.lock(id), (job, now) -> next.apply(job.state()))
                .orElseThrow(() -> new JobNotFound(id));
    }

    /** Jobs that will be begun before a queued one, as the queue is now. */
    public long ahead(Job job) {
        return lists.ahead(job.id());
    }

    /** Points that a job has reached itself, the newest first; not the other job's that it began from. */
    public List<KeptCheckpoint> checkpoints(Job job) {
        return checkpoints.list(job.id()).stream()
                .filter(kept ->
                        job.parent() == null || kept.iteration() > job.parent().iteration())
                .toList();
    }

    /** Deletes a job that is over, with its log and artifacts. */
    public void delete(UUID id) {
        transactions.executeWithoutResult(transaction -> {
            Job job = jobs.lock(id).orElseThrow(() -> new JobNotFound(id));
            if (!job.status().isTerminal()) {
                throw new JobConflict("The job is " + job.status().word() + "; cancel it first.");
            }
            jobs.delete(id);
            removal.note(id);
        });
        removal.remove(id);
        notifier.announce(id);
    }
}
