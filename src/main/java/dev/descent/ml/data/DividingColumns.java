package dev.descent.ml.data;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.TextColumn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Columns that say how examples belong together and follow each other.
 *
 * @param group of {@code split.group}; null where nobody names one
 * @param order of {@code split.order_by}; null where nobody names one
 * @param named after people and the like, of whom there may be several examples
 * @param series names of columns of times that follow each other from row to row
 */
public record DividingColumns(
        @Nullable TextColumn group, @Nullable Column order, List<Column> named, List<String> series) {
    public static final DividingColumns NONE = new DividingColumns(null, null, List.of(), List.of());

    public DividingColumns {
        named = List.copyOf(named);
        series = List.copyOf(series);
    }

    /**
     * Those of the columns of a table that a split names, and those that it might.
     *
     * @param outline of all columns
     * @param columns that were read
     * @param rows of them
     * @param learned names of columns that are learned
     */
    public static DividingColumns of(
            SplitBy by, CsvOutline outline, Map<String, Column> columns, int[] rows, Collection<String> learned) {
        Column group = by.group() == null ? null : columns.get(by.group());
        Column order = by.orderBy() == null ? null : columns.get(by.orderBy());
        return new DividingColumns(
                group == null ? null : ((TextColumn) group).rows(rows),
                order == null ? null : order.rows(rows),
                SharedGroups.among(columns.values(), learned).stream()
                        .map(column -> column.rows(rows))
                        .toList(),
                outline.columns().stream()
                        .filter(column -> column.isSeries() && !learned.contains(column.name()))
                        .map(ColumnOutline::name)
                        .toList());
    }
}
