package dev.descent.job;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job in a list: without its spec and without what was found in its data, which may be large and are at the job.
 *
 * @param dataset its reference
 * @param model its type, as are {@code loss} and {@code optimizer}
 * @param metrics the latest of each; empty before the first iteration
 * @param receipt of a job that ran to its end
 * @param attempt runs begun
 */
record JobSummary(
        UUID id,
        @Nullable String name,
        Map<String, String> tags,
        Status status,
        String dataset,
        String model,
        String loss,
        String optimizer,
        JsonNode progress,
        JsonNode metrics,
        @Nullable Failure failure,
        @Nullable Receipt receipt,
        int attempt,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        JobAnswer.Links links) {}
