package dev.descent.ml.data;

import org.jspecify.annotations.Nullable;

/**
 * The data of a job.
 *
 * @param uri {@code file:iris.csv}, {@code sample:spirals}
 * @param sha256 the bytes' hash, which they must have; null to take what is there (the resolved spec then says it)
 * @param format how to read the bytes; null for a sample, which needs none
 */
public record DatasetSpec(
        String uri, @Nullable String sha256, @Nullable FormatSpec format) {}
