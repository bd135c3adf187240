package dev.descent.ml.data.table;

import java.util.ArrayList;
import java.util.List;

/** Hands the cells to their columns' tallies, and keeps the first rows. */
final class FactCells implements CsvRows.Cells {
    private final List<ColumnTally> tallies;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private boolean header;

    FactCells(List<ColumnTally> tallies, boolean header) {
        this.tallies = tallies;
        this.header = header;
    }

    @Override
    public void cell(int column, String text) {
        if (!header && column < tallies.size()) {
            tallies.get(column).add(text);
            if (rows.size() < TableFacts.FIRST_ROWS) {
                row.add(ColumnTally.shown(text));
            }
        }
    }

    @Override
    public void end(long line, int cells) {
        if (!header && rows.size() < TableFacts.FIRST_ROWS) {
            rows.add(row);
            row = new ArrayList<>();
        }
        header = false;
    }

    List<List<String>> rows() {
        return List.copyOf(rows);
    }
}
