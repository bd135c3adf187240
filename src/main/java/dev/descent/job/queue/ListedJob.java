package dev.descent.job.queue;

import dev.descent.job.JobFacts;
import dev.descent.job.Parent;
import dev.descent.job.State;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job in a list: its spec, and what was found in the data, may be large and are left out.
 *
 * @param ahead jobs that will be begun before it; null where it is not queued
 * @param dataset its reference
 * @param model its type, as is {@code optimizer}
 * @param loss its title
 * @param parent where it began; null for the beginning
 */
public record ListedJob(
        UUID id,
        @Nullable String name,
        Map<String, String> tags,
        String dataset,
        String model,
        String loss,
        String optimizer,
        @Nullable Parent parent,
        JsonNode progress,
        JsonNode metrics,
        State state,
        @Nullable Long ahead,
        Instant createdAt)
        implements JobFacts {
    /** The same job at a place in the queue. */
    ListedJob behind(@Nullable Long jobs) {
        return new ListedJob(
                id, name, tags, dataset, model, loss, optimizer, parent, progress, metrics, state, jobs, createdAt);
    }
}
