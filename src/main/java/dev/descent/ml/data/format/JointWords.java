package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Shown;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds a word that is several others at once: {@code red|blue} beside {@code red} and {@code blue}. */
final class JointWords {
    private static final List<String> BETWEEN = List.of("|", ";", ",", "/", "&", "+");

    private JointWords() {}

    /** The first one, as the object of “… has”. */
    static Optional<String> of(List<String> words) {
        Set<String> known = Set.copyOf(words);
        return words.stream()
                .flatMap(word -> BETWEEN.stream().filter(word::contains).map(between -> parts(word, between)
                        .filter(parts -> known.containsAll(parts))
                        .map(parts -> told(word, parts))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<List<String>> parts(String word, String between) {
        List<String> parts = Stream.of(word.split(Pattern.quote(between), -1))
                .map(String::strip)
                .toList();
        return parts.stream().distinct().count() > 1 ? Optional.of(parts) : Optional.empty();
    }

    private static String told(String word, List<String> parts) {
        return Shown.quoted(word) + ", which is a word of its own beside "
                + parts.stream().map(Shown::quoted).collect(Collectors.joining(" and "))
                + ": if several may be true at once, write them as columns of 0 and 1, or as labels of task multi_label";
    }
}
