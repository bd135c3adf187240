package dev.descent.job;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A training job: what was asked for, where it stands, and the head of its log. */
public record Job(UUID id, Submission submission, State state, LogState log, Instant createdAt) implements JobFacts {

    @Override
    public @Nullable String name() {
        return submission.name();
    }

    @Override
    public Map<String, String> tags() {
        return submission.tags();
    }

    @Override
    public @Nullable Parent parent() {
        return submission.parent();
    }

    @Override
    public JsonNode progress() {
        return log.progress();
    }

    @Override
    public JsonNode metrics() {
        return log.metrics();
    }

    public Status status() {
        return state.status();
    }

    /** The resolved spec, for {@link JobSpec}. */
    public JsonNode spec() {
        return submission.spec();
    }

    public int attempt() {
        return state.attempt();
    }

    public @Nullable Failure failure() {
        return state.failure();
    }

    public @Nullable Receipt receipt() {
        return state.receipt();
    }

    /** The lease of a running job. */
    public Lease lease() {
        return Objects.requireNonNull(state.lease(), "only a running job is leased");
    }

    /** The log's head once what came after a checkpoint is taken back, or all where there is none. */
    public LogState rewound(@Nullable KeptCheckpoint checkpoint) {
        Progress progress = Progress.read(progress());
        if (checkpoint == null) {
            return new LogState(log.seq(), 0, progress.at(0, 0).toJson(), JsonNodeFactory.instance.objectNode());
        }
        JsonNode at = progress.at(checkpoint.epoch(), checkpoint.iteration()).toJson();
        return new LogState(log.seq(), checkpoint.iteration(), at, checkpoint.metrics());
    }

    public Job with(State next) {
        return new Job(id, submission, next, log, createdAt);
    }

    public Job with(LogState head) {
        return new Job(id, submission, state, head, createdAt);
    }
}
