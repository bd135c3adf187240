package dev.descent.ml.data;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.NameWords;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TextColumn;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds patients, users and the like of whom some rows are trained on and others judge. */
public final class SharedGroups {
    private static final Pattern WHOSE = Pattern.compile(
            "patient|subject|subj|user|customer|client|person|participant|proband"
                    + "|speaker|author|reviewer|visitor|member|donor|student|pupil|household|family|session|device|animal|mouse");
    private static final Set<String> KEY =
            Set.of("id", "ids", "no", "nr", "num", "number", "code", "key", "uid", "uuid");
    /** Enough to see some, of parts however long. */
    private static final int ROWS = 100_000;
    /** Of a column, that are read one by one. */
    private static final int MOST_WORDS = 1000;
    /** With fewer it may say what kind of person it is. */
    private static final int FEWEST = 5;

    private SharedGroups() {}

    /** Whether a column says by its name whose a row is: {@code patient}, {@code userId}. */
    public static boolean isNamed(String column) {
        List<String> words =
                NameWords.of(column).filter(word -> !KEY.contains(word)).toList();
        return words.size() == 1
                && WHOSE.matcher(words.get(0).replaceFirst("(id|s)$", "")).matches();
    }

    /**
     * Columns that are named so.
     *
     * @param learned names of those that are learned: who is to be told by his name is in all parts
     */
    public static List<Column> among(Collection<Column> columns, Collection<String> learned) {
        return columns.stream()
                .filter(column -> isNamed(column.name()) && !learned.contains(column.name()))
                .toList();
    }

    /**
     * What a person should know of how they are divided.
     *
     * @param columns that are named so, used or not
     */
    static List<String> warnings(List<Column> columns, Parts parts) {
        return columns.stream().flatMap(column -> warnings(column, parts)).toList();
    }

    private static Stream<String> warnings(Column column, Parts parts) {
        IntFunction<Object> group = column instanceof NumberColumn numbers
                ? numbers::at
                : row -> ((TextColumn) column).words().get(((TextColumn) column).code(row));
        Set<Object> trained = groups(parts.training(), column, group);
        long rows = known(parts.training(), column).count();
        boolean repeat = trained.size() >= FEWEST && trained.size() * 2L <= rows;
        return repeat
                ? Stream.of("validation", "test")
                        .flatMap(name -> told(
                                column,
                                name,
                                trained,
                                groups(name.equals("test") ? parts.test() : parts.validation(), column, group)))
                : Stream.empty();
    }

    private static Stream<String> told(Column column, String part, Set<Object> trained, Set<Object> judging) {
        long both = judging.stream().filter(trained::contains).count();
        return both == 0
                ? Stream.empty()
                : Stream.of("of the " + judging.size() + " in column " + Shown.quoted(column.name())
                        + " whose rows the "
                        + part + " part has, " + both + " have others that are trained on: this part does not tell how"
                        + " it goes with new ones; to keep each in one part, say the part in a column of its own"
                        + " (split.column)");
    }

    private static Set<Object> groups(int[] rows, Column column, IntFunction<Object> group) {
        return known(rows, column).mapToObj(group).collect(Collectors.toCollection(HashSet::new));
    }

    /** Rows whose group is told apart: the last word of very many stands for all others. */
    private static IntStream known(int[] rows, Column column) {
        int others = column instanceof TextColumn text && text.words().size() > MOST_WORDS
                ? text.words().size() - 1
                : Integer.MAX_VALUE;
        return IntStream.of(rows)
                .limit(ROWS)
                .filter(row -> !column.isMissing(row))
                .filter(row -> !(column instanceof TextColumn text) || text.code(row) != others);
    }
}
