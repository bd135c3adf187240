package dev.descent.ml.data;

import org.jspecify.annotations.Nullable;

/**
 * What a person wants to know of a column.
 *
 * @param role {@code feature} or {@code target}
 * @param kind {@code number} or {@code category}
 * @param missing rows without a value, before rows were dropped
 * @param categories different values of a category, or null
 */
public record ColumnSummary(
        String name,
        String role,
        String kind,
        Integer missing,
        @Nullable Integer categories) {}
