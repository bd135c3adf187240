package dev.descent.ml.data.table;

import java.util.Set;

/**
 * What a first reading tells of a column.
 *
 * @param name from the header, or {@code column_3}
 * @param place in the file, from 0
 * @param numbers cells that are numbers
 * @param missing cells that have no value
 * @param words cells that are neither
 * @param firstWord the first of these, or empty
 * @param firstSpot where it stands
 * @param traits of its cells
 */
public record ColumnOutline(
        String name,
        int place,
        int numbers,
        int missing,
        int words,
        String firstWord,
        Spot firstSpot,
        ColumnTraits traits) {
    /** In names of columns whose numbers are times. */
    private static final Set<String> TIMES = Set.of(
            "date",
            "dates",
            "datum",
            "fecha",
            "datetime",
            "timestamp",
            "timestamps",
            "dt",
            "time",
            "year",
            "years",
            "jahr");

    public boolean isNumeric() {
        return words == 0;
    }

    /** Whether it looks like a column of numbers with something wrong in it, rather than one of words. */
    public boolean isMostlyNumeric() {
        return words > 0 && (numbers >= words || (numbers > 0 && traits.marks() == words));
    }

    /** Whether it has times that follow each other from row to row; words do where the year is first. */
    public boolean isSeries() {
        Suspicion seen = traits.suspicion();
        boolean isTime =
                isNumeric() ? NameWords.of(name).anyMatch(TIMES::contains) : seen != null && seen.look() == Look.DATE;
        return traits.inOrder() && isTime;
    }

    /** Whether nobody named it, and there is nothing in it. */
    boolean isNothing() {
        return !traits.named() && numbers == 0 && words == 0;
    }
}
