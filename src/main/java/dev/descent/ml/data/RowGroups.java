package dev.descent.ml.data;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.TextColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns that say whose each example is.
 *
 * @param declared of {@code split.group}; null where nobody names one
 * @param named after people and the like, used or not
 */
public record RowGroups(@Nullable TextColumn declared, List<Column> named) {
    public static final RowGroups NONE = new RowGroups(null, List.of());

    public RowGroups {
        named = List.copyOf(named);
    }
}
