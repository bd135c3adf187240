package dev.descent.ml.data.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells by a header whether its file has another delimiter than the one it was read with. */
final class Delimiters {
    private static final Map<Character, String> OTHERS = Map.of(
            ';', "\";\" (semicolons)",
            '\t', "\"\\t\" (tabs)",
            '|', "\"|\" (vertical bars)",
            ',', "\",\" (commas)",
            ':', "\":\" (colons)",
            '^', "\"^\"",
            '~', "\"~\"",
            ' ', "\" \" (spaces)");

    /** Another way to say what is between columns: any run of spaces and tabs. */
    static final String WHITESPACE = "\"whitespace\"";

    private Delimiters() {}

    /**
     * A sentence that says what was found, where something splits the names into more than they are.
     *
     * @param names as they were read
     */
    static Optional<String> hint(List<String> names, char used) {
        if (names.size() > 2) {
            return Optional.empty();
        }
        String header = String.join("", names);
        return OTHERS.keySet().stream()
                .filter(other -> other != used)
                .max((one, another) -> Long.compare(weight(header, one), weight(header, another)))
                .filter(other -> weight(header, other) > 0)
                .map(other -> "is " + described(used) + ", and the first line has " + count(header, other) + " times "
                        + described(other) + ": set delimiter to "
                        + (isAligned(header, other) ? WHITESPACE : "that") + " if it stands between the columns");
    }

    /** Whether blanks stand in runs of several, or spaces beside tabs. */
    private static boolean isAligned(String header, char delimiter) {
        return (delimiter == ' ' || delimiter == '\t') && header.strip().matches(".*(\\s\\s|\\t.* | .*\\t).*");
    }

    /** Whether another delimiter is among the names that they do not have themselves, as they have spaces. */
    static boolean haveAnother(List<String> names, char used) {
        return OTHERS.keySet().stream()
                .filter(other -> other != used && !isInNames(other))
                .anyMatch(other -> count(String.join("", names), other) > 0);
    }

    private static boolean isInNames(char delimiter) {
        return delimiter == ' ' || delimiter == ':';
    }

    /** Spaces and colons count least. */
    private static long weight(String header, char delimiter) {
        long count = count(header, delimiter);
        return isInNames(delimiter) ? count : count * 1000;
    }

    private static long count(String header, char delimiter) {
        return header.chars().filter(c -> c == delimiter).count();
    }

    private static String described(char delimiter) {
        return OTHERS.getOrDefault(delimiter, Shown.quoted(String.valueOf(delimiter)));
    }
}
