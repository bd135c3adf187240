package dev.descent.ml.data.table;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a text cannot be a name, a class or a category: it goes on and on, or has characters that are none. */
final class Flaw {
    static final int LONGEST = 1000;

    private Flaw() {}

    /** The fault, to complete “… has …”; empty where there is none. */
    static Optional<String> of(String text) {
        return Optional.ofNullable(objection(text));
    }

    private static @Nullable String objection(String text) {
        if (text.length() > LONGEST) {
            return text.length() + " characters, more than the " + LONGEST + " allowed";
        }
        for (int i = 0; i < text.length(); i++) {
            if (Shown.isControl(text.charAt(i))) {
                return String.format("the control character U+%04X", (int) text.charAt(i));
            }
        }
        return null;
    }
}
