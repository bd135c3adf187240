package dev.descent.dataset.upload;

import org.jspecify.annotations.Nullable;

/** What a client calls its file, made fit to be shown: it never becomes a path. */
final class FileName {
    private static final int LONGEST = 200;

    private FileName() {}

    /**
     * The last name of what may be a whole path, without control characters.
     *
     * @param sent null or empty where the client gave none
     */
    static String shown(@Nullable String sent) {
        if (sent == null) {
            return "file";
        }
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("\\p{C}", "").strip();
        String text = plain.isEmpty() ? "file" : plain;
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
