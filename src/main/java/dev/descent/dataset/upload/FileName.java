package dev.descent.dataset.upload;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client calls its file: only to be shown, and never a path. */
final class FileName {
    private static final int LONGEST = 200;

    /** Controls, what changes the direction of the text around it, halves of characters, and what stands for bytes that are no UTF-8. */
    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufffd]");

    private FileName() {}

    /**
     * The last name of what may be a whole path.
     *
     * @param sent null or blank where the client gave none
     * @throws InvalidSpec at {@code part}, where it cannot be shown as it is
     */
    static String checked(String part, @Nullable String sent) {
        String path = sent == null ? "" : sent;
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        Faults faults = new Faults();
        faults.check(!HIDDEN.matcher(last).find(), part, "must have a file name without control characters, in UTF-8");
        faults.check(
                last.codePointCount(0, last.length()) <= LONGEST,
                part,
                "must have a file name of at most " + LONGEST + " characters");
        faults.raise();
        return last.isBlank() ? "file" : last;
    }
}
