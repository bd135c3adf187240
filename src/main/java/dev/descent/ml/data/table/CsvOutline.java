package dev.descent.ml.data.table;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a first reading of a CSV finds: its columns and rows. It makes sure that the
 * second reading cannot fail on the file's form.
 *
 * @param columns in the file's order, each name once
 * @param rows without the header
 * @param delimiterHint says which other delimiter the first line may have, or is empty
 */
public record CsvOutline(List<ColumnOutline> columns, int rows, String delimiterHint) {

    public CsvOutline {
        columns = List.copyOf(columns);
    }

    /**
     * Reads it all once.
     *
     * @throws InvalidSpec at {@code uri}, where rows have different lengths, names occur twice, or there is nothing
     */
    public static CsvOutline read(TableSource source, CsvDialect dialect) throws IOException {
        OutlineCells cells = new OutlineCells(dialect);
        source.read(cells);
        CsvOutline outline = cells.outline();
        outline.check();
        return outline;
    }

    public List<String> names() {
        return columns.stream().map(ColumnOutline::name).toList();
    }

    public Optional<ColumnOutline> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Columns with a name of their own. */
    public long named() {
        return columns.stream().filter(column -> column.traits().named()).count();
    }

    /** As below a title that stands where the names should. */
    public boolean isMostlyUnnamed() {
        return columns.size() > 2 && named() * 2 < columns.size();
    }

    /** Whether the names look like a first row of values: one of them is a number. */
    public boolean lacksHeader() {
        return names().stream().anyMatch(name -> !Double.isNaN(Cell.number(name)));
    }

    /**
     * A name that is more likely a value: a number, where the numbers among the names do not count
     * upwards as years do.
     */
    public Optional<String> valueAsName() {
        List<String> numbers = names().stream()
                .filter(name -> !Double.isNaN(Cell.number(name)))
                .toList();
        boolean counts = IntStream.range(1, numbers.size())
                .allMatch(i -> Cell.number(numbers.get(i)) == Cell.number(numbers.get(i - 1)) + 1);
        return numbers.size() > 1 && counts
                ? Optional.empty()
                : numbers.stream().findFirst();
    }

    private void check() {
        Faults faults = new Faults();
        Set<String> seen = new HashSet<>();
        for (String name : names()) {
            if (!seen.add(name)) {
                faults.add("uri", "names the column " + Shown.quoted(name) + " twice" + hint());
            }
        }
        if (columns.isEmpty()) {
            faults.add("uri", "is empty");
        } else if (rows == 0) {
            faults.add("uri", "has a header and no rows");
        }
        faults.raise();
    }

    private String hint() {
        return lacksHeader() ? " (the first line looks like values: without a header, set header to false)" : "";
    }
}
