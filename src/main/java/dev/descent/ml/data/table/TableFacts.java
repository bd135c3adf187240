package dev.descent.ml.data.table;

import java.io.IOException;
import java.util.List;

/**
 * What a whole CSV says of its columns, for people.
 *
 * @param columns the first {@value #MOST_COLUMNS}
 * @param rows the first {@value #FIRST_ROWS}, of these columns, as they are written but
 *     for cells that are cut where they are long
 */
public record TableFacts(List<ColumnFacts> columns, List<List<String>> rows) {
    static final int MOST_COLUMNS = 200;
    static final int FIRST_ROWS = 10;

    /** Values that are kept to be sorted, of all columns together: 64 MB. */
    private static final long MOST_VALUES = 8L << 20;

    /**
     * Reads a table once more.
     *
     * @param outline of the same source
     */
    public static TableFacts read(TableSource source, CsvDialect dialect, CsvOutline outline) throws IOException {
        List<ColumnOutline> described =
                outline.columns().stream().limit(MOST_COLUMNS).toList();
        long numeric = described.stream().filter(ColumnOutline::isNumeric).count();
        boolean sorts = numeric * outline.rows() <= MOST_VALUES;
        List<ColumnTally> tallies = described.stream()
                .map(column -> ColumnTally.of(column, dialect.notation(), sorts ? outline.rows() : 0))
                .toList();
        FactCells cells =
                new FactCells(described.stream().map(ColumnOutline::place).toList(), tallies, dialect.header());
        source.read(cells);
        return new TableFacts(tallies.stream().map(ColumnTally::facts).toList(), cells.rows());
    }
}
