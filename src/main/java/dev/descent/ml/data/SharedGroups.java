package dev.descent.ml.data;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.NameWords;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TextColumn;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds patients, users and the like of whom some rows are trained on and others judge. */
public final class SharedGroups {
    private static final Pattern WHOSE = Pattern.compile(
            "patient|subject|subj|user|customer|client|person|participant|proband|speaker|author|reviewer|visitor|member"
                    + "|donor|student|pupil|household|family|session|device|animal|mouse|lesion|video|clip|slide|scan");
    private static final Set<String> KEY =
            Set.of("id", "ids", "no", "nr", "num", "number", "code", "key", "uid", "uuid");
    /** Of a column, that are read one by one. */
    private static final int MOST_WORDS = 1000;

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

    /** @param columns that are named so, used or not */
    static List<Grouping> groupings(List<Column> columns) {
        return columns.stream().map(SharedGroups::grouping).toList();
    }

    private static Grouping grouping(Column column) {
        return new Grouping(
                column.name(),
                "in column " + Shown.quoted(column.name()) + " whose rows",
                "set split.group to " + Shown.quoted(column.name()),
                row -> group(column, row));
    }

    /** The last word of very many stands for all others, and tells nobody apart. */
    private static @Nullable Object group(Column column, int row) {
        if (column.isMissing(row)) {
            return null;
        }
        if (column instanceof NumberColumn numbers) {
            return numbers.at(row);
        }
        TextColumn text = (TextColumn) column;
        int code = text.code(row);
        boolean stands =
                text.words().size() > MOST_WORDS && code == text.words().size() - 1;
        return stands ? null : text.words().get(code);
    }
}
