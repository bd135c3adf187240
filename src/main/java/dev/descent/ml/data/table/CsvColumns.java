package dev.descent.ml.data.table;

import dev.descent.ml.data.store.ColumnsWriter;
import dev.descent.ml.data.store.RowValues;
import dev.descent.ml.data.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** The second reading of a CSV: fills the wanted columns, whose length the outline knows. */
public final class CsvColumns {
    private final CsvDialect dialect;
    private final CsvOutline outline;
    private final Store store;

    /** @param store where the columns are kept */
    public CsvColumns(CsvDialect dialect, CsvOutline outline, Store store) {
        this.dialect = dialect;
        this.outline = outline;
        this.store = store;
    }

    /**
     * Reads some columns.
     *
     * @return them by name
     */
    public Map<String, Column> read(TableSource source, ColumnSelection wanted) throws IOException {
        List<ColumnOutline> chosen = outline.columns().stream()
                .filter(column -> wanted.names().test(column.name()))
                .toList();
        List<CellReader> cells =
                chosen.stream().map(column -> reader(column, wanted)).toList();
        try (ColumnsWriter writer = new ColumnsWriter(store, chosen.size(), outline.rows())) {
            source.read(new Filling(chosen, cells, writer, dialect.header()));
            return columns(chosen, cells, writer.finish());
        }
    }

    private static Map<String, Column> columns(
            List<ColumnOutline> chosen, List<CellReader> cells, List<RowValues> values) {
        Map<String, Column> columns = new HashMap<>();
        for (int i = 0; i < chosen.size(); i++) {
            String name = chosen.get(i).name();
            columns.put(name, cells.get(i).column(name, values.get(i)));
        }
        return columns;
    }

    private CellReader reader(ColumnOutline column, ColumnSelection wanted) {
        Notation notation = dialect.notation();
        String name = column.name();
        if (column.isNumeric() && !wanted.words().test(name)) {
            return new NumberReader(notation);
        }
        UnaryOperator<String> spelling = wanted.verbatim().test(name) ? UnaryOperator.identity() : notation::canonical;
        return new WordReader(
                new Vocabulary(notation, spelling, wanted.mostWords().applyAsInt(name)));
    }

    /**
     * Which columns to read.
     *
     * @param names to read
     * @param words to read as words, whatever is in them
     * @param verbatim to read as they are written, since they name something elsewhere
     * @param mostWords different words of a column after which it is read no further; it then has one more than that
     */
    public record ColumnSelection(
            Predicate<String> names,
            Predicate<String> words,
            Predicate<String> verbatim,
            ToIntFunction<String> mostWords) {}

    /** What a cell of one column is as a number. */
    private interface CellReader {
        double of(String text);

        default double of(double number) {
            return of(Cell.text(number));
        }

        double missing();

        Column column(String name, RowValues values);
    }

    private record NumberReader(Notation notation) implements CellReader {
        @Override
        public double of(String text) {
            return notation.number(text);
        }

        @Override
        public double of(double number) {
            return notation.isMissing(number) ? Double.NaN : number;
        }

        @Override
        public double missing() {
            return Double.NaN;
        }

        @Override
        public Column column(String name, RowValues values) {
            return new NumberColumn(name, values);
        }
    }

    private record WordReader(Vocabulary words) implements CellReader {
        @Override
        public double of(String text) {
            return words.code(text);
        }

        @Override
        public double missing() {
            return -1;
        }

        @Override
        public Column column(String name, RowValues values) {
            return new TextColumn(name, values, words.words());
        }
    }

    /** Hands each row's cells to the writer; a row may end before its last cells, which then have no value. */
    private static final class Filling implements TableCells {
        private final Map<Integer, Integer> wanted = new HashMap<>();
        private final List<CellReader> cells;
        private final ColumnsWriter writer;
        private final double[] row;
        private boolean header;

        Filling(List<ColumnOutline> columns, List<CellReader> cells, ColumnsWriter writer, boolean header) {
            for (int i = 0; i < columns.size(); i++) {
                wanted.put(columns.get(i).place(), i);
            }
            this.cells = cells;
            this.writer = writer;
            this.row = new double[cells.size()];
            this.header = header;
            clear();
        }

        @Override
        public void cell(int column, String text) {
            Integer place = header ? null : wanted.get(column);
            if (place != null) {
                row[place] = cells.get(place).of(text);
            }
        }

        @Override
        public void number(int column, double value) {
            Integer place = header ? null : wanted.get(column);
            if (place != null) {
                row[place] = cells.get(place).of(value);
            }
        }

        @Override
        public void end(long line, int count) {
            if (!header) {
                write();
                clear();
            }
            header = false;
        }

        private void write() {
            try {
                for (int i = 0; i < row.length; i++) {
                    writer.add(i, row[i]);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void clear() {
            for (int i = 0; i < row.length; i++) {
                row[i] = cells.get(i).missing();
            }
        }
    }
}
