package dev.descent.ml.data.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands the cells to their columns' tallies, and keeps the first rows. */
final class FactCells implements TableCells {
    private final Map<Integer, ColumnTally> tallies = new HashMap<>();
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private boolean header;

    /** @param places in the file of the columns that the tallies are for */
    FactCells(List<Integer> places, List<ColumnTally> tallies, boolean header) {
        for (int i = 0; i < tallies.size(); i++) {
            this.tallies.put(places.get(i), tallies.get(i));
        }
        this.header = header;
    }

    @Override
    public void cell(int column, String text) {
        ColumnTally tally = tallies.get(column);
        if (!header && tally != null) {
            tally.add(text);
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
