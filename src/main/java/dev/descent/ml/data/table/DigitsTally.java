package dev.descent.ml.data.table;

import java.math.BigDecimal;

/** Finds whole numbers of one column that say more as text than as numbers, number after number. */
final class DigitsTally {
    /** Up to here each whole number is a double. */
    private static final double EXACT = 1L << 53;
    /** Hours, days and months are often written with a zero in front. */
    private static final int SHORTEST_CODE = 3;

    private String rounded = "";
    private String padded = "";
    private int length;
    private boolean alike = true;

    void add(String text, double value) {
        if (length == 0) {
            length = text.length();
        }
        alike &= text.length() == length;
        if (padded.isEmpty() && alike && Spelling.isCode(text)) {
            padded = text;
        }
        if (rounded.isEmpty() && Math.abs(value) > EXACT && isRounded(text, value)) {
            rounded = text;
        }
    }

    /** A number that was never written has no zeros in front. */
    void add() {
        alike = false;
    }

    /** The first that is no double: its last digits are lost; or empty. */
    String rounded() {
        return rounded;
    }

    /** The first with zeros in front, where all have as many digits, as codes do; or empty. */
    String padded() {
        return alike && length >= SHORTEST_CODE && isWhole(padded) ? padded : "";
    }

    private static boolean isRounded(String text, double value) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return isWhole(digits) && new BigDecimal(text).compareTo(new BigDecimal(value)) != 0;
    }

    private static boolean isWhole(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
