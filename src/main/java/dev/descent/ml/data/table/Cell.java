package dev.descent.ml.data.table;

import java.util.Locale;
import java.util.Set;

/** What the text of a cell means: a number, nothing, or a word. Blanks around it do not count. */
public final class Cell {
    private static final Set<String> NOTHING = Set.of("", "na", "n/a", "nan", "null");
    private static final int LONGEST_NOTHING = 4;
    /**
     * Up to here powers of ten, and whole numbers of 15 digits, are exact in a double, and so is one operation on them.
     */
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Cell() {}

    /** Whether the cell has no value: it is empty, NA, N/A, NaN or null, in whatever case. */
    public static boolean isMissing(String text) {
        return text.length() <= LONGEST_NOTHING && NOTHING.contains(text.toLowerCase(Locale.ROOT));
    }

    /** The cell as a finite number in decimal notation, or NaN where it is none. */
    public static double number(String text) {
        double plain = plain(text);
        return Double.isNaN(plain) ? scientific(text) : plain;
    }

    /** A finite number as the shortest text that reads back as it; whole ones below 1e15 have no point. */
    public static String text(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < TENS[TENS.length - 1];
        return whole && !(value == 0 && 1 / value < 0) ? Long.toString((long) value) : Double.toString(value);
    }

    /** Digits with at most one point, read without a detour: most cells of most tables. NaN for all else. */
    private static double plain(String text) {
        int at = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                count++;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return Double.NaN;
            }
            if (count >= TENS.length) {
                return Double.NaN;
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double value = point < 0 ? digits : digits / TENS[text.length() - 1 - point];
        return text.charAt(0) == '-' ? -value : value;
    }

    private static double scientific(String text) {
        for (int i = 0; i < text.length(); i++) {
            // Java alone would take 0x1p3, 10d and Infinity for numbers
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
