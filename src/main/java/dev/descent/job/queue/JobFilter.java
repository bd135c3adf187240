package dev.descent.job.queue;

import dev.descent.job.Status;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list, newest first.
 *
 * @param after only those older than this one, or null from the newest on
 * @param name the whole name
 * @param tags that a job must have, all of them
 */
public record JobFilter(
        @Nullable UUID after,
        @Nullable Status status,
        @Nullable String name,
        Map<String, String> tags) {}
