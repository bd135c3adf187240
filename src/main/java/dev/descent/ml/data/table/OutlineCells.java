package dev.descent.ml.data.table;

import dev.descent.ml.spec.Faults;
import java.util.ArrayList;
import java.util.List;

/** Counts what kinds of cells the columns have, and finds rows that are too long or too short. */
final class OutlineCells implements CsvRows.Cells {
    private static final int MOST_COLUMNS = 10_000;
    private static final int MOST_FAULTS = 5;

    private final List<Counts> columns = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private final Faults faults = new Faults();
    private final boolean header;
    private boolean named;
    private int rows;
    private int ragged;

    /** Of one column, so far. */
    private static final class Counts {
        final String name;
        int numbers;
        int missing;
        int words;
        String firstWord = "";
        long firstLine;

        Counts(String name) {
            this.name = name;
        }

        void add(String text, long line) {
            if (!Double.isNaN(Cell.number(text))) {
                numbers++;
            } else if (Cell.isMissing(text)) {
                missing++;
            } else if (words++ == 0) {
                firstWord = text;
                firstLine = line;
            }
        }

        ColumnOutline outline() {
            return new ColumnOutline(name, numbers, missing, words, firstWord, firstLine);
        }
    }

    OutlineCells(boolean header) {
        this.header = header;
    }

    @Override
    public void cell(int column, String text) {
        if (column <= MOST_COLUMNS) {
            cells.add(text);
        }
    }

    @Override
    public void end(long line, int count) {
        if (!named) {
            name();
            if (header) {
                cells.clear();
                return;
            }
        }
        if (count == columns.size()) {
            for (int i = 0; i < count; i++) {
                columns.get(i).add(cells.get(i), line);
            }
            rows = Math.addExact(rows, 1);
        } else if (ragged++ < MOST_FAULTS) {
            faults.add("uri", "has " + count + " cells in line " + line + ", not " + columns.size());
        }
        cells.clear();
    }

    CsvOutline outline() {
        if (ragged > MOST_FAULTS) {
            faults.add("uri", "has " + ragged + " rows in all that are too long or too short");
        }
        if (columns.size() > MOST_COLUMNS) {
            faults.add("uri", "has more than the " + MOST_COLUMNS + " columns allowed");
        }
        faults.raise();
        return new CsvOutline(columns.stream().map(Counts::outline).toList(), rows);
    }

    private void name() {
        named = true;
        for (int i = 0; i < cells.size(); i++) {
            String own = header ? cells.get(i) : "";
            columns.add(new Counts(own.isEmpty() ? "column_" + (i + 1) : own));
        }
    }
}
