package dev.descent.ml.data.table;

import dev.descent.ml.spec.Scalars;

/**
 * Texts out of files as messages show them: quoted, not longer than a line, and with control characters written out.
 */
public final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    public static String quoted(String text) {
        return '"' + text(text, LONGEST) + '"';
    }

    /** The same without the quotes. */
    public static String name(String text) {
        return text(text, LONGEST);
    }

    /**
     * A text without the characters that neither a screen nor a database takes.
     *
     * @param longest characters, after which it is cut
     */
    static String text(String text, int longest) {
        int end = Scalars.end(text, Math.min(text.length(), longest));
        StringBuilder shown = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            shown.append(isControl(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return end < text.length() ? shown.append('…').toString() : shown.toString();
    }

    /** Whether it is a control character other than the spaces among them. */
    static boolean isControl(char c) {
        return Character.isISOControl(c) && !Spelling.isSpace(c);
    }
}
