package dev.descent.ml.data.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings the cells of a file into the order that another file has the same columns in. */
final class ColumnOrder {
    private final int[] places;
    private final String[] row;

    private ColumnOrder(int[] places) {
        this.places = places;
        this.row = new String[places.length];
        Arrays.fill(row, "");
    }

    /** Null where these are not the same columns, or one stands twice. */
    static @Nullable ColumnOrder of(List<String> from, List<String> to) {
        boolean same = from.size() == to.size() && new HashSet<>(from).equals(new HashSet<>(to));
        return same && new HashSet<>(from).size() == from.size()
                ? new ColumnOrder(from.stream().mapToInt(to::indexOf).toArray())
                : null;
    }

    void put(int column, String text) {
        if (column < places.length) {
            row[places[column]] = text;
        }
    }

    /** Hands the row on, which then is empty. */
    void flush(TableCells cells) {
        for (int i = 0; i < row.length; i++) {
            cells.cell(i, row[i]);
            row[i] = "";
        }
    }
}
