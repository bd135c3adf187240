package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.TextColumn;
import java.util.Optional;

/** Finds a column whose values stand once above empty cells that they hold for, as merged cells are saved. */
final class MergedCells {
    private static final int FEWEST_ROWS = 10;
    private static final int FEWEST_VALUES = 3;
    /** Of the rows, that have no value. */
    private static final double MOSTLY_EMPTY = 0.5;
    /** Of the values, that follow another one directly. */
    private static final double TOGETHER = 0.1;

    private MergedCells() {}

    /** What a person should know of a column that is kept, to complete “column a …”. */
    static Optional<String> doubt(Column column) {
        int rows = column.size();
        if (rows < FEWEST_ROWS || column.isMissing(0)) {
            return Optional.empty();
        }
        int values = 0;
        int together = 0;
        double last = Double.NaN;
        for (int row = 0; row < rows; row++) {
            if (!column.isMissing(row)) {
                if (value(column, row) == last) {
                    return Optional.empty();
                }
                last = value(column, row);
                values++;
                together += row > 0 && !column.isMissing(row - 1) ? 1 : 0;
            }
        }
        boolean merged =
                values >= FEWEST_VALUES && rows - values >= MOSTLY_EMPTY * rows && together <= TOGETHER * values;
        return merged
                ? Optional.of(
                        "has a value in " + values + " of " + rows + " rows, each another one above empty cells, as"
                                + " merged cells are saved: if it holds for the rows below it too, write it into each")
                : Optional.empty();
    }

    private static double value(Column column, int row) {
        return column instanceof NumberColumn numbers ? numbers.at(row) : ((TextColumn) column).code(row);
    }
}
