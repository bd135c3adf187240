package dev.descent.ml.data.table;

import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts what kinds of cells the columns have, and finds rows that are too long or too short. */
final class OutlineCells implements TableCells {
    private static final int MOST_COLUMNS = 10_000;
    private static final int MOST_FAULTS = 5;

    private final List<ColumnCounts> columns = new ArrayList<>();
    private final List<String> header = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    /** In the places of cells that came as numbers, and have no text; else NaN. */
    private double[] numbers = {};

    private final Faults faults = new Faults();
    private final CsvDialect dialect;
    private boolean named;
    private String part = "";
    /** Cells that a row must have: up to the last column with a name. */
    private int fewest;

    private int rows;
    private int ragged;
    private final LongerRows longer = new LongerRows();
    private String delimiterHint = "";
    /** Whether the first line looks like one. */
    private boolean remark;

    OutlineCells(CsvDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public void part(String name) {
        part = name;
    }

    @Override
    public void cell(int column, String text) {
        if (column <= MOST_COLUMNS) {
            cells.add(text);
        }
    }

    @Override
    public void number(int column, double value) {
        if (column >= columns.size()) {
            cell(column, Cell.text(value));
            return;
        }
        numbers[column] = value;
        cells.add("");
    }

    @Override
    public void end(long line, int count) {
        if (count > MOST_COLUMNS) {
            throw new InvalidSpec(
                    "uri",
                    "has " + count + " columns in line " + line + ", more than the " + MOST_COLUMNS + " allowed");
        }
        if (!named) {
            name();
            if (dialect.header()) {
                cells.clear();
                return;
            }
        }
        Spot spot = new Spot(line, part);
        if (isHeader()) {
            faults.add("uri", "has its header again in " + spot + ": take that line out");
        } else if (fits(count)) {
            for (int i = 0; i < columns.size(); i++) {
                if (Double.isNaN(numbers[i])) {
                    columns.get(i).add(i < count ? cells.get(i) : "", spot);
                } else {
                    columns.get(i).add(numbers[i]);
                }
            }
            rows = Math.addExact(rows, 1);
        } else {
            refuse(spot, count, columns.size());
        }
        clear();
    }

    @Override
    public void ragged(long line, int count, int own) {
        refuse(new Spot(line, part), count, own);
        clear();
    }

    private void clear() {
        cells.clear();
        Arrays.fill(numbers, Double.NaN);
    }

    CsvOutline outline() {
        if (ragged > MOST_FAULTS) {
            faults.add("uri", "has " + ragged + " rows in all that are too long or too short");
        }
        if (ragged > 0 && remark) {
            faults.add(
                    "format.comment",
                    "is not set, and the first line begins with \"#\": set comment to \"#\" if such lines are remarks");
        } else if (ragged > 0 && !delimiterHint.isEmpty()) {
            faults.add("format.delimiter", delimiterHint);
        } else if (ragged > 0 && dialect.delimiter() == ' ') {
            faults.add(
                    "format.delimiter",
                    "is a space: set it to " + Delimiters.WHITESPACE + " if columns are aligned by several of them");
        }
        if (!remark && !Delimiters.haveAnother(header, dialect.delimiter())) {
            longer.hint(header.size(), rows).ifPresent(hint -> faults.add("format.skip_lines", hint));
        }
        faults.raise();
        return new CsvOutline(
                columns.stream()
                        .map(ColumnCounts::outline)
                        .filter(column -> !column.isNothing())
                        .toList(),
                rows,
                delimiterHint);
    }

    /** As where files were joined into one. One column may be called like a word in it. */
    private boolean isHeader() {
        return dialect.header()
                && header.size() > 1
                && header.equals(cells)
                && faults.list().size() < MOST_FAULTS;
    }

    /** Separators at the end of a line may have nothing behind them. */
    private boolean fits(int count) {
        for (int i = columns.size(); i < count; i++) {
            if (!cells.get(i).isEmpty()) {
                return false;
            }
        }
        return count >= fewest;
    }

    private void refuse(Spot spot, int count, int own) {
        longer.add(spot.line(), count);
        if (ragged++ < MOST_FAULTS) {
            faults.add("uri", "has " + Count.of(count, "cell") + " in " + spot + ", not " + own);
        }
    }

    private void name() {
        named = true;
        header.addAll(cells);
        remark = dialect.comment() == null && !cells.isEmpty() && cells.get(0).startsWith("#");
        delimiterHint = Delimiters.hint(cells, dialect.delimiter()).orElse("");
        for (int i = 0; i < cells.size(); i++) {
            String own = dialect.header() ? Spelling.clean(cells.get(i)) : "";
            int place = i + 1;
            Flaw.of(own)
                    .ifPresent(flaw -> faults.add(
                            "uri", "has " + flaw + " in the name of column " + place + ", " + Shown.quoted(own)));
            columns.add(
                    new ColumnCounts(own.isEmpty() ? "column_" + place : own, !own.isEmpty(), i, dialect.notation()));
            fewest = dialect.header() && own.isEmpty() ? fewest : place;
        }
        numbers = new double[columns.size()];
        Arrays.fill(numbers, Double.NaN);
    }
}
