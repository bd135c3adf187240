package dev.descent.ml.data.table;

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

    public boolean isNumeric() {
        return words == 0;
    }

    /** Whether it looks like a column of numbers with something wrong in it, rather than one of words. */
    public boolean isMostlyNumeric() {
        return words > 0 && (numbers >= words || (numbers > 0 && traits.marks() == words));
    }

    /** Whether nobody named it, and there is nothing in it. */
    boolean isNothing() {
        return !traits.named() && numbers == 0 && words == 0;
    }
}
