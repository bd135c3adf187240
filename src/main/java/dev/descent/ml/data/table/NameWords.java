package dev.descent.ml.data.table;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of which names of columns, folders and files are made. */
public final class NameWords {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    private NameWords() {}

    /** In lower case, without digits: {@code userId}, {@code user_id} and {@code User-ID2} are “user”, “id”. */
    public static Stream<String> of(String name) {
        return BETWEEN.splitAsStream(name).filter(word -> !word.isEmpty()).map(word -> word.toLowerCase(Locale.ROOT));
    }
}
