package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.Look;
import dev.descent.ml.data.table.NameWords;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.Suspicion;
import dev.descent.ml.data.table.TextColumn;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds columns that say which row it is, or when, and nothing that can be learned from. */
final class ColumnScreen {
    /** With fewer rows a different word in each may be chance. */
    private static final int FEWEST = 10;
    /** Of the rows with a value. */
    private static final double NEARLY_ALL = 0.9;

    private static final Set<String> NAMES_OF_KEYS = Set.of(
            "id",
            "ids",
            "idx",
            "index",
            "uuid",
            "guid",
            "rowid",
            "rownum",
            "rownames",
            "rowname",
            "serial",
            "sno",
            "nr",
            "key");

    private ColumnScreen() {}

    /**
     * Why a column is better not a feature, to complete “column a …”.
     *
     * @param header whether columns without a name were left without one
     */
    static Optional<String> objection(ColumnOutline outline, Column column, boolean header) {
        return Optional.ofNullable(
                column instanceof NumberColumn numbers
                        ? ofNumbers(outline, numbers, header)
                        : ofWords(outline, (TextColumn) column));
    }

    private static @Nullable String ofWords(ColumnOutline outline, TextColumn column) {
        Suspicion seen = outline.traits().suspicion();
        int values = column.size() - column.missing();
        int different = column.words().size();
        if (seen != null && seen.look() == Look.DATE) {
            return "holds dates or times, such as " + Shown.quoted(seen.example()) + " in " + seen.spot()
                    + ", which are not learned from as they are written";
        } else if (values >= FEWEST && different >= NEARLY_ALL * values) {
            return "has a different value in " + (different == values ? "every row" : "nearly every row")
                    + ", as keys and names have";
        } else if (different > CsvReading.MOST_WORDS) {
            return "has more than " + CsvReading.MOST_WORDS + " different values, too many for one input each";
        }
        return null;
    }

    private static @Nullable String ofNumbers(ColumnOutline outline, NumberColumn column, boolean header) {
        boolean unnamed = header && isUnnamed(outline);
        if (!(unnamed || isNamedLikeKey(outline)) || !isKey(column)) {
            return null;
        } else if (outline.traits().counting()) {
            return (unnamed ? "has no name of its own and " : "") + "counts the rows, as an index does";
        }
        return "has " + (unnamed ? "no name of its own and " : "")
                + "a different whole number in every row, as keys have";
    }

    /**
     * What a person should know of a column that is kept.
     *
     * @param alone whether it is the only one to learn from, and so no index
     */
    static Optional<String> doubt(ColumnOutline outline, Column column, boolean alone) {
        if (!(column instanceof NumberColumn numbers)) {
            return ofName(outline);
        } else if (outline.traits().counting() && !alone) {
            return Optional.of("counts the rows: if it is an index, put it into ignore");
        }
        // keys of network services are as large as times in nanoseconds, and seldom whole seconds
        return DigitDoubts.rounded(outline)
                .or(() -> TimeNumbers.doubt(numbers))
                .or(() -> DoubtfulNumbers.ofTable(numbers))
                .or(() -> DigitDoubts.padded(outline));
    }

    /** The same of numbers that were written as text. */
    static Optional<String> doubtOfText(ColumnOutline outline) {
        return outline.traits().grouped()
                ? Optional.of("has points that may separate thousands, such as 1.000, and is read as decimal numbers:"
                        + " if they do, set thousands to \".\" and decimal to \",\"")
                : Optional.empty();
    }

    private static Optional<String> ofName(ColumnOutline outline) {
        Suspicion seen = outline.traits().suspicion();
        if (seen != null && seen.mayBeName()) {
            return Optional.of("looks like " + seen.look().words() + ", such as " + Shown.quoted(seen.example())
                    + ", and is read as words");
        } else if (outline.traits().marks() > 0) {
            return Optional.of("has " + Shown.quoted(outline.traits().mark()) + " or the like in "
                    + outline.traits().marks()
                    + " rows, which is read as a word: if it means that the value is missing,"
                    + " name it in missing_values");
        }
        return Optional.empty();
    }

    private static boolean isUnnamed(ColumnOutline outline) {
        return !outline.traits().named() || outline.name().matches("(?i)unnamed[: _]+\\d+|\\.\\.\\.\\d+|#");
    }

    private static boolean isNamedLikeKey(ColumnOutline outline) {
        return NameWords.of(outline.name()).anyMatch(NAMES_OF_KEYS::contains);
    }

    private static boolean isKey(NumberColumn column) {
        return column.present().limit(FEWEST).count() == FEWEST
                && column.present().allMatch(value -> value == Math.rint(value))
                && Repeats.none(column);
    }
}
