package dev.descent.plot;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Markdown that text of others cannot break out of: names stand in code spans, where nothing is markup, a link or a mention. */
final class Markdown {
    /** Controls, line ends of any kind, and what turns the direction of text. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private static final int LONGEST = 120;

    private Markdown() {}

    /** A code span, also for a cell of a table. */
    static String code(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll(" ").strip();
        String cut = visible.codePointCount(0, visible.length()) <= LONGEST
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, LONGEST)) + "…";
        String safe = cut.replace('`', '\'').replace("|", "\u2223").replace("\\", "\uff3c");
        return safe.isEmpty() ? "–" : "`" + safe + "`";
    }

    /** A sentence of the service's own that may quote others. */
    static String sentence(String text) {
        return INVISIBLE
                .matcher(text)
                .replaceAll(" ")
                .replaceAll("([\\\\`*_\\[\\]()|#~!$])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("@", "&#64;\u200b");
    }

    static String number(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.5g", value);
    }

    static String signed(double value) {
        return String.format(Locale.ROOT, "%+.3g", value);
    }

    /** A line of a table. */
    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
