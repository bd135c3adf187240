package dev.descent.dataset.remote;

import org.jspecify.annotations.Nullable;

/**
 * How far a fetch is.
 *
 * @param uri that is fetched, fit to be shown: without its query, which may hold a signature
 * @param bytes that are here, 0 while the server is still looked for
 * @param total bytes that there will be, where the server said so
 */
public record FetchProgress(
        String uri, long bytes, @Nullable Long total) {}
