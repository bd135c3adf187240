package dev.descent.ml.data.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The second reading of a CSV: fills the wanted columns' arrays, whose length the outline knows. */
public final class CsvColumns {
    private CsvColumns() {}

    /**
     * Reads some columns.
     *
     * @return them by name
     */
    public static Map<String, Column> read(
            InputStream bytes, CsvDialect dialect, CsvOutline outline, ColumnSelection wanted) throws IOException {
        Map<Integer, Builder> builders = new HashMap<>();
        for (ColumnOutline column : outline.columns()) {
            if (wanted.names().test(column.name())) {
                builders.put(column.place(), builder(column, dialect.notation(), outline.rows(), wanted));
            }
        }
        CsvRows.read(bytes, dialect, new Filling(builders, dialect.header() ? -1 : 0));
        return builders.values().stream()
                .map(Builder::column)
                .collect(Collectors.toMap(Column::name, column -> column));
    }

    /**
     * Which columns to read.
     *
     * @param names to read
     * @param words to read as words, whatever is in them
     * @param verbatim to read as they are written, since they name something elsewhere
     * @param mostWords different words after which a column is read no further; it then has one more than that
     */
    public record ColumnSelection(
            Predicate<String> names, Predicate<String> words, Predicate<String> verbatim, int mostWords) {}

    private static Builder builder(ColumnOutline column, Notation notation, int rows, ColumnSelection wanted) {
        String name = column.name();
        if (column.isNumeric() && !wanted.words().test(name)) {
            return new NumberBuilder(name, rows, notation);
        }
        UnaryOperator<String> spelling = wanted.verbatim().test(name) ? UnaryOperator.identity() : notation::canonical;
        return new WordBuilder(name, rows, new Vocabulary(notation, spelling, wanted.mostWords()));
    }

    /** A column being filled. */
    private interface Builder {
        void set(int row, String text);

        Column column();
    }

    private static final class NumberBuilder implements Builder {
        private final String name;
        private final double[] values;
        private final Notation notation;

        NumberBuilder(String name, int rows, Notation notation) {
            this.name = name;
            this.values = new double[rows];
            this.notation = notation;
            Arrays.fill(values, Double.NaN);
        }

        @Override
        public void set(int row, String text) {
            values[row] = notation.number(text);
        }

        @Override
        public Column column() {
            return new NumberColumn(name, values);
        }
    }

    private static final class WordBuilder implements Builder {
        private final String name;
        private final int[] codes;
        private final Vocabulary words;

        WordBuilder(String name, int rows, Vocabulary words) {
            this.name = name;
            this.codes = new int[rows];
            this.words = words;
            Arrays.fill(codes, -1);
        }

        @Override
        public void set(int row, String text) {
            codes[row] = words.code(text);
        }

        @Override
        public Column column() {
            return new TextColumn(name, codes, words.words());
        }
    }

    private static final class Filling implements CsvRows.Cells {
        private final Map<Integer, Builder> builders;
        private int row;

        Filling(Map<Integer, Builder> builders, int firstRow) {
            this.builders = builders;
            this.row = firstRow;
        }

        @Override
        public void cell(int column, String text) {
            Builder builder = row < 0 ? null : builders.get(column);
            if (builder != null) {
                builder.set(row, text);
            }
        }

        @Override
        public void end(long line, int cells) {
            row++;
        }
    }
}
