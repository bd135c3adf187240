package dev.descent.ml.data.table;

/**
 * What a first reading tells of a column.
 *
 * @param name from the header, or {@code column_3}
 * @param numbers cells that are numbers
 * @param missing cells that have no value
 * @param words cells that are neither
 * @param firstWord the first of these, or empty
 * @param firstLine where it stands, from 1
 */
public record ColumnOutline(String name, int numbers, int missing, int words, String firstWord, long firstLine) {

    public boolean isNumeric() {
        return words == 0;
    }

    /** Whether it looks like a column of numbers with something wrong in it, rather than one of words. */
    public boolean isMostlyNumeric() {
        return words > 0 && numbers >= words;
    }
}
