package dev.descent.ml.data.format;

import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.Look;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.Spot;
import dev.descent.ml.data.table.Suspicion;
import org.jspecify.annotations.Nullable;

/** Sentences about a column whose cells are no numbers and may be meant as such, with what to do about it. */
final class Misread {
    private final ColumnOutline column;
    private final CsvOutline outline;
    private final String asWords;
    private final @Nullable CsvTextSpec text;

    /**
     * A column.
     *
     * @param outline of its table
     * @param asWords what to do to have its cells taken as words
     * @param text how it is written; null where the file tells numbers from words itself
     */
    Misread(ColumnOutline column, CsvOutline outline, String asWords, @Nullable CsvTextSpec text) {
        this.column = column;
        this.outline = outline;
        this.asWords = asWords;
        this.text = text;
    }

    /** Of one whose words nearly all look like something. */
    String sentence(Suspicion seen) {
        return "has " + seen.look().words() + " in column " + Shown.quoted(column.name()) + ", such as "
                + Shown.quoted(seen.example()) + " in " + seen.spot() + " (" + seen.count() + " of " + outline.rows()
                + " rows): " + remedy(seen) + "; " + asWords;
    }

    /** Of one with words among numbers. */
    String sentence() {
        return "has words in column " + Shown.quoted(column.name()) + ", which should be numbers: "
                + Shown.quoted(column.firstWord()) + " in " + column.firstSpot() + " (" + column.words() + " of "
                + outline.rows() + " rows); " + noRow() + marks() + asWords;
    }

    /** A line of units below the names, or of a total; below a title it would be the names themselves. */
    private String noRow() {
        Spot spot = column.firstSpot();
        boolean one = column.words() == 1 && spot.file().isEmpty() && !outline.isMostlyUnnamed();
        return one && text != null
                ? "if that line is no row, set skip_lines to "
                        + text.skipLines().and(spot.line()).toJson() + "; "
                : "";
    }

    private String marks() {
        if (column.traits().marks() > 0) {
            String mark = column.traits().mark();
            return "if " + Shown.quoted(mark) + " means that the value is missing, name it in missing_values: ["
                    + Shown.quoted(mark) + "]; else ";
        }
        return "if that means that the value is missing, name it in missing_values; else ";
    }

    private String remedy(Suspicion seen) {
        if (text == null && seen.look() != Look.DATE) {
            return "make a column of numbers of it in the file to learn from their values";
        }
        return switch (seen.look()) {
            case DECIMAL_COMMA -> "set decimal to \",\" to read them" + groups(seen.detail());
            case THOUSANDS ->
                "set thousands to " + Shown.quoted(seen.detail()) + " to read them"
                        + (seen.detail().equals(",") ? " (or decimal, if these are decimal commas)" : "")
                        + (seen.detail().equals(".") ? ", and decimal to \",\"" : "");
            case DATE -> "make numbers of them, such as days since a first one";
            case PERCENT, CURRENCY, PARENTHESES, DIGITS, HEXADECIMAL, FRACTION, QUOTED, EXPONENT, UNIT ->
                "write them as plain numbers in the file to learn" + " from their values";
        };
    }

    private static String groups(String by) {
        return by.isEmpty() ? "" : ", and thousands to " + Shown.quoted(by);
    }

    /** Whether a column must not be taken as words before somebody says so. */
    static boolean isRefused(ColumnOutline column) {
        Suspicion seen = column.traits().suspicion();
        return seen != null && seen.look() != Look.DATE && !seen.mayBeName();
    }
}
