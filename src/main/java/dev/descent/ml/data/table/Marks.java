package dev.descent.ml.data.table;

import java.util.Locale;
import java.util.Set;

/** Words that most often mean that there is no value, and are taken for words unless the format says so. */
final class Marks {
    private static final Set<String> KNOWN = Set.of(
            "unknown",
            "unkn",
            "unk",
            "none",
            "nil",
            "missing",
            "miss",
            "undefined",
            "undef",
            "n.a.",
            "n.a",
            "n/d",
            "nd",
            "n.d.",
            "n/k",
            "tbd",
            "tba",
            "#n/a",
            "#na",
            "#null!",
            "#value!",
            "#ref!",
            "#div/0!",
            "#num!",
            "#name?",
            "<na>",
            "<null>",
            "(null)",
            "[null]",
            "(none)",
            "<none>",
            "\\n",
            "not available",
            "not applicable",
            "not known",
            "not reported",
            "not recorded",
            "no data",
            "nodata",
            "no answer",
            "no value",
            "blank",
            "(blank)",
            "empty",
            "(empty)",
            "inf",
            "-inf",
            "+inf",
            "infinity",
            "-infinity",
            "-nan",
            "1.#ind",
            "-1.#ind",
            "1.#qnan",
            "k.a.",
            "k. a.",
            "unbekannt",
            "keine angabe",
            "s/o",
            "*",
            "**",
            "x",
            "xx",
            "xxx",
            "null.",
            "nan.");

    private Marks() {}

    /** @param text cleaned */
    static boolean isMark(String text) {
        return !text.isEmpty()
                && (text.codePoints().noneMatch(Character::isLetterOrDigit)
                        || KNOWN.contains(text.toLowerCase(Locale.ROOT)));
    }
}
