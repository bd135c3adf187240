package dev.descent.job.queue;

import dev.descent.event.log.EventStore;
import dev.descent.job.LogState;
import dev.descent.job.Progress;
import dev.descent.job.Submission;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The rows of a job that is new: itself, its turn in the queue, the data sets that it reads, and the first event of its log. */
@Component
class NewJobs {
    private final JobStore jobs;
    private final TurnStore turns;
    private final DatasetUses uses;
    private final EventStore events;

    NewJobs(JobStore jobs, TurnStore turns, DatasetUses uses, EventStore events) {
        this.jobs = jobs;
        this.turns = turns;
        this.uses = uses;
        this.events = events;
    }

    /**
     * Within the transaction that queues the job.
     *
     * @throws dev.descent.ml.spec.InvalidSpec where one of its data sets was deleted since it was checked
     */
    void insert(UUID id, Submission submission, Progress planned) {
        JsonNode none = JsonNodeFactory.instance.objectNode();
        jobs.insert(
                id, submission, turns.next(submission), new LogState(1, submission.start(), planned.toJson(), none));
        uses.note(id, submission.spec());
        events.insert(id, 1, List.of(JobEvents.submitted(submission)));
    }
}
