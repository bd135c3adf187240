package dev.descent.ml.data.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of a file are written.
 *
 * @param decimal between a number's whole part and its fraction
 * @param thousands between groups of a whole part's digits; null for none
 * @param missing words for no value besides those of {@link Cell#isMissing}, as {@link #of} spells them
 */
public record Notation(char decimal, @Nullable Character thousands, Set<String> missing) {
    public static final Notation PLAIN = new Notation('.', null, Set.of());
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(?:,\\d{2,3})*,\\d{3}");

    /**
     * A notation.
     *
     * @param thousands any space stands for all of them, and so does an apostrophe
     * @param missing words in any spelling
     */
    public static Notation of(char decimal, @Nullable Character thousands, List<String> missing) {
        Notation numbers = new Notation(decimal, thousands == null ? null : folded(thousands), Set.of());
        Set<String> words = missing.stream().map(numbers::key).collect(Collectors.toUnmodifiableSet());
        return new Notation(decimal, numbers.thousands, words);
    }

    /** Whether a cell has no value. */
    public boolean isMissing(String text) {
        return Cell.isMissing(Spelling.clean(text)) || isDeclaredMissing(text);
    }

    /** Whether a number that is stored as one was declared to mean that there is none. */
    boolean isMissing(double number) {
        return !missing.isEmpty() && isDeclaredMissing(Cell.text(number));
    }

    /** The cell as a finite number, or NaN where it is none. */
    public double number(String text) {
        if (isDeclaredMissing(text)) {
            return Double.NaN;
        }
        double plain = isPlain() ? Cell.number(text) : Double.NaN;
        if (!Double.isNaN(plain)) {
            return plain;
        }
        String digits = digits(Spelling.clean(text));
        return digits == null ? Double.NaN : Cell.number(digits);
    }

    /** The one spelling of a word or, with a point, of a number. */
    public String canonical(String text) {
        String clean = Spelling.clean(text);
        String digits = digits(clean);
        return digits == null || Double.isNaN(Cell.number(digits)) ? clean : Spelling.canonical(digits);
    }

    private boolean isPlain() {
        return decimal == '.' && thousands == null;
    }

    private boolean isDeclaredMissing(String text) {
        return !missing.isEmpty() && missing.contains(key(text));
    }

    private String key(String text) {
        return canonical(text).toLowerCase(Locale.ROOT);
    }

    /** The number with a point and without separators, or null where they are in wrong places. */
    private @Nullable String digits(String clean) {
        String text = clean.replace('\u2212', '-');
        if (isPlain()) {
            return text;
        }
        int point = text.lastIndexOf(decimal);
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : '.' + text.substring(point + 1);
        if (thousands != null && holds(whole, thousands)) {
            String grouped = folded(whole).replace(thousands, ',');
            if (!GROUPED.matcher(grouped).matches()) {
                return null;
            }
            whole = grouped.replace(",", "");
        }
        return decimal != '.' && whole.indexOf('.') >= 0 ? null : whole + fraction;
    }

    private static boolean holds(String whole, char thousands) {
        return folded(whole).indexOf(thousands) >= 0;
    }

    private static char folded(char separator) {
        return Spelling.isSpace(separator) ? ' ' : separator == '\u2019' ? '\'' : separator;
    }

    private static String folded(String text) {
        return text.replace('\u2019', '\'');
    }
}
