package dev.descent.ml.data;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.TextColumn;
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
        @Nullable Integer categories) {

    /** Of a column as it was read, before rows were dropped. */
    public static ColumnSummary of(Column column, boolean isTarget) {
        Integer categories = column instanceof TextColumn words ? words.words().size() : null;
        return new ColumnSummary(
                column.name(),
                isTarget ? "target" : "feature",
                categories == null ? "number" : "category",
                column.missing(),
                categories);
    }
}
