package dev.descent.ml.data.table;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;

/** One way to write texts that mean the same: for spaces, for composed characters, and for numbers. */
public final class Spelling {
    /** Numbers with more digits than this before or behind the point are written with an exponent. */
    private static final int LONGEST_PLAIN = 20;

    private Spelling() {}

    /** Without spaces around it, with one between words, composed (NFC), and without marks that have no width. */
    public static String clean(String text) {
        return isPlain(text) ? text : cleaned(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /**
     * The one spelling of a number: {@code 1}, {@code 1.0}, {@code +1} and {@code 1e0} are {@code 1}. A number with
     * leading zeros, such as {@code 007}, may be a code, and stays as it is written; so does all that is no number.
     *
     * @param text cleaned
     */
    public static String canonical(String text) {
        if (isCode(text) || Double.isNaN(Cell.number(text))) {
            return text;
        }
        return isWhole(text) ? text : number(new BigDecimal(text));
    }

    /** The spelling of a number, as {@link #canonical} has it. */
    public static String number(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        boolean plain = shortest.precision() + Math.abs((long) shortest.scale()) <= LONGEST_PLAIN;
        return plain ? shortest.toPlainString() : shortest.toString();
    }

    /** What words share that differ in case, or in the width of their characters, alone. */
    public static String folded(String text) {
        return Normalizer.normalize(clean(text), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** Whether a number begins with a zero that it does not need. */
    static boolean isCode(String text) {
        int at = !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        return text.length() > at + 1 && text.charAt(at) == '0' && Character.isDigit(text.charAt(at + 1));
    }

    static boolean isSpace(int character) {
        return Character.isSpaceChar(character) || (character >= '\t' && character <= '\r') || character == 0x85;
    }

    private static boolean isWhole(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() <= LONGEST_PLAIN;
    }

    private static boolean isPlain(String text) {
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (space && c == ' ')) {
                return false;
            }
            space = c == ' ';
        }
        return !space || text.isEmpty();
    }

    private static String cleaned(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                space = result.length() > 0;
            } else if (!isInvisible(c)) {
                if (space) {
                    result.append(' ');
                    space = false;
                }
                result.append(c);
            }
        }
        return result.toString();
    }

    /** Zero width space and joiner, marks of direction, byte order mark. */
    private static boolean isInvisible(char c) {
        return c == 0x200b || c == 0x200e || c == 0x200f || c == 0x2060 || c == 0xfeff;
    }
}
