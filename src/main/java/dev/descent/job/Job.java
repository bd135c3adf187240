package dev.descent.job;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A training job: what was asked for, where it stands, and the head of its log. */
public record Job(UUID id, Submission submission, State state, LogHead log, Instant createdAt) {

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

    Job with(State next) {
        return new Job(id, submission, next, log, createdAt);
    }

    Job with(LogHead head) {
        return new Job(id, submission, state, head, createdAt);
    }
}
