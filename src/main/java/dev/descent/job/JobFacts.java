package dev.descent.job;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a job and its entry in a list both tell. */
public interface JobFacts {
    UUID id();

    @Nullable
    String name();

    Map<String, String> tags();

    /** Where it began; null for the beginning. */
    @Nullable
    Parent parent();

    State state();

    JsonNode progress();

    /** The latest of each; empty before the first iteration. */
    JsonNode metrics();

    Instant createdAt();
}
