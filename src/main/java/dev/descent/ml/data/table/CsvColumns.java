package dev.descent.ml.data.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The second reading of a CSV: fills the wanted columns' arrays, whose length the outline knows. */
public final class CsvColumns {
    private CsvColumns() {}

    /**
     * Reads some columns.
     *
     * @return them by name
     */
    public static Map<String, Column> read(InputStream bytes, CsvDialect dialect, CsvOutline outline, Wanted wanted)
            throws IOException {
        List<@Nullable Builder> builders = new ArrayList<>();
        for (ColumnOutline column : outline.columns()) {
            builders.add(wanted.names().test(column.name()) ? builder(column, outline.rows(), wanted) : null);
        }
        CsvRows.read(bytes, dialect.delimiter(), new Filling(builders, dialect.header() ? -1 : 0));
        Map<String, Column> columns = new HashMap<>();
        for (Builder builder : builders) {
            if (builder != null) {
                Column column = builder.column();
                columns.put(column.name(), column);
            }
        }
        return columns;
    }

    /**
     * Which columns to read.
     *
     * @param names to read
     * @param words to read as words, whatever is in them
     * @param mostWords different words after which a column is read no further; it then has one more than that
     */
    public record Wanted(Predicate<String> names, Predicate<String> words, int mostWords) {}

    private static Builder builder(ColumnOutline column, int rows, Wanted wanted) {
        boolean words = !column.isNumeric() || wanted.words().test(column.name());
        return words ? new Words(column.name(), rows, wanted.mostWords()) : new Numbers(column.name(), rows);
    }

    /** A column being filled. */
    private interface Builder {
        void set(int row, String text);

        Column column();
    }

    private static final class Numbers implements Builder {
        private final String name;
        private final double[] values;

        Numbers(String name, int rows) {
            this.name = name;
            this.values = new double[rows];
        }

        @Override
        public void set(int row, String text) {
            values[row] = Cell.number(text);
        }

        @Override
        public Column column() {
            return new NumberColumn(name, values);
        }
    }

    private static final class Words implements Builder {
        private final String name;
        private final int[] codes;
        private final int most;
        private final Map<String, Integer> known = new HashMap<>();
        private final List<String> words = new ArrayList<>();

        Words(String name, int rows, int most) {
            this.name = name;
            this.most = most;
            this.codes = new int[rows];
        }

        @Override
        public void set(int row, String text) {
            codes[row] = Cell.isMissing(text) ? -1 : code(text);
        }

        private int code(String text) {
            Integer code = known.get(text);
            if (code == null) {
                code = words.size();
                if (code <= most) {
                    known.put(text, code);
                    words.add(text);
                }
            }
            return code;
        }

        @Override
        public Column column() {
            return new TextColumn(name, codes, words);
        }
    }

    private static final class Filling implements CsvRows.Cells {
        private final List<@Nullable Builder> builders;
        private int row;

        Filling(List<@Nullable Builder> builders, int firstRow) {
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
