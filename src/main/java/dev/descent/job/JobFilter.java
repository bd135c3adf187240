package dev.descent.job;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list, newest first.
 *
 * @param after only those older than this one, or null from the newest on
 * @param name the whole name
 * @param tag {@code key:value}
 */
record JobFilter(
        @Nullable UUID after,
        @Nullable Status status,
        @Nullable String name,
        @Nullable String tag) {}
