package dev.descent.job.queue;

import dev.descent.artifact.ArtifactRemoval;
import dev.descent.event.log.EventStore;
import dev.descent.event.log.LogNotifier;
import dev.descent.http.Ids;
import dev.descent.http.Page;
import dev.descent.job.Job;
import dev.descent.job.JobConflict;
import dev.descent.job.JobNotFound;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.LogState;
import dev.descent.job.Progress;
import dev.descent.job.State;
import dev.descent.job.Submission;
import dev.descent.job.admit.Start;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The jobs as clients see them: submit, look, cancel, delete. */
@Component
public class Jobs {
    private final TransactionOperations transactions;
    private final JobStore jobs;
    private final JobListStore lists;
    private final TurnStore turns;
    private final IdempotencyStore keys;
    private final DatasetUses uses;
    private final EventStore events;
    private final Transitions transitions;
    private final ArtifactRemoval removal;
    private final CheckpointStore checkpoints;
    private final ParentCheckpoints parents;
    private final LogNotifier notifier;

    Jobs(
            TransactionOperations transactions,
            JobStore jobs,
            JobListStore lists,
            TurnStore turns,
            IdempotencyStore keys,
            DatasetUses uses,
            EventStore events,
            Transitions transitions,
            ArtifactRemoval removal,
            CheckpointStore checkpoints,
            ParentCheckpoints parents,
            LogNotifier notifier) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.lists = lists;
        this.turns = turns;
        this.keys = keys;
        this.uses = uses;
        this.events = events;
        this.transitions = transitions;
        this.removal = removal;
        this.checkpoints = checkpoints;
        this.parents = parents;
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
        boolean added = false;
        try {
            KeptCheckpoint first = start == null ? null : copied(id, start);
            added = add(id, submission, planned, key, first);
        } finally {
            if (!added && start != null) {
                removal.remove(id);
            }
        }
        if (added) {
            notifier.announce(id);
            notifier.announceQueued();
            return get(id);
        }
        return Optional.ofNullable(key)
                .flatMap(this::earlier)
                .orElseThrow(() -> new JobConflict("The job of this Idempotency-Key was just deleted."));
    }

    /** Noted as what is to go, until the job is added. */
    private KeptCheckpoint copied(UUID id, Start start) {
        removal.note(id);
        return parents.copy(id, start);
    }

    private boolean add(
            UUID id,
            Submission submission,
            Progress planned,
            @Nullable IdempotencyKey key,
            @Nullable KeptCheckpoint first) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            insert(id, submission, planned);
            if (first != null) {
                checkpoints.record(id, first);
                removal.forget(id);
            }
            boolean isNew = key == null || keys.use(key, id);
            if (!isNew) {
                transaction.setRollbackOnly();
            }
            return isNew;
        }));
    }

    private void insert(UUID id, Submission submission, Progress planned) {
        JsonNode none = JsonNodeFactory.instance.objectNode();
        jobs.insert(
                id, submission, turns.next(submission), new LogState(1, submission.start(), planned.toJson(), none));
        uses.note(id, submission.spec());
        events.insert(id, 1, List.of(JobEvents.submitted(submission)));
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
                .filter(kept -> job.submission().parent() == null
                        || kept.iteration() > job.submission().parent().iteration())
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
