package dev.descent.ml.spec;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lists as messages show them, which are read by people: the first few words. */
public final class FirstFew {
    private FirstFew() {}

    /** Where the message says how many there are: {@code a, b, …}. */
    public static String of(Collection<String> words, int shown) {
        return begun(words, shown) + (words.size() > shown ? ", …" : "");
    }

    /** Where it does not: {@code a, b and 3 more}. */
    public static String counted(Collection<String> words, int shown) {
        return begun(words, shown) + (words.size() > shown ? " and " + (words.size() - shown) + " more" : "");
    }

    private static String begun(Collection<String> words, int shown) {
        return words.stream().limit(shown).collect(Collectors.joining(", "));
    }
}
