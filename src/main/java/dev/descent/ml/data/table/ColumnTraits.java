package dev.descent.ml.data.table;

import org.jspecify.annotations.Nullable;

/**
 * What else the cells of a column have in common.
 *
 * @param named whether the header names it
 * @param suspicion what nearly all its words look like, or null
 * @param marks words that most often mean a missing value
 * @param mark the first of these, or empty
 * @param flaw of the first cell that could not be a word, with its line, or null
 * @param counting whether its numbers are whole, each larger by one than the one before
 * @param grouped whether points in its numbers may separate thousands
 * @param inOrder whether its cells, as numbers or as words, never fall or never rise
 * @param digits of its whole numbers
 */
public record ColumnTraits(
        boolean named,
        @Nullable Suspicion suspicion,
        int marks,
        String mark,
        @Nullable String flaw,
        boolean counting,
        boolean grouped,
        boolean inOrder,
        Digits digits) {
    public static final ColumnTraits NONE =
            new ColumnTraits(true, null, 0, "", null, false, false, false, new Digits("", ""));

    /**
     * Whole numbers that say more as text than as numbers.
     *
     * @param rounded the first whose last digits are lost, or empty
     * @param padded the first with zeros in front, where all are as long, or empty
     */
    public record Digits(String rounded, String padded) {}
}
