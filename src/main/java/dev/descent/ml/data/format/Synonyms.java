package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Two ways of one column to say the same: {@code 1} and {@code true}, {@code m} and {@code male}. */
final class Synonyms {
    /** Each says yes, and no. */
    private static final List<List<String>> ANSWERS = List.of(
            List.of("true", "false"), List.of("yes", "no"), List.of("1", "0"), List.of("t", "f"), List.of("y", "n"));
    /** Alone such a word may be another one. */
    private static final List<List<String>> OTHER_LANGUAGES = List.of(
            List.of("wahr", "falsch"),
            List.of("ja", "nein"),
            List.of("vrai", "faux"),
            List.of("oui", "non"),
            List.of("verdadero", "falso"),
            List.of("sí", "no"),
            List.of("vero", "falso"),
            List.of("sì", "no"),
            List.of("verdadeiro", "falso"),
            List.of("sim", "não"),
            List.of("waar", "onwaar"),
            List.of("ja", "nee"),
            List.of("ja", "nej"),
            List.of("tak", "nie"),
            List.of("да", "нет"),
            List.of("はい", "いいえ"),
            List.of("是", "否"));

    /** One letter may begin another word by chance. */
    private static final int FEWEST = 2;

    private Synonyms() {}

    /** Two words that may be meant as one; of words no two of which differ in case alone. */
    static Optional<List<String>> of(List<String> words) {
        Map<String, String> byFolded = new LinkedHashMap<>();
        words.forEach(word -> byFolded.put(Spelling.folded(word), word));
        return answers(byFolded).or(() -> initials(byFolded));
    }

    /** A letter, or a digit, is an answer where its opposite is there too, or beside words that are answers all. */
    private static Optional<List<String>> answers(Map<String, String> words) {
        boolean alone = words.keySet().stream().anyMatch(word -> word.length() > 1)
                && words.keySet().stream()
                        .allMatch(word -> ANSWERS.stream().anyMatch(answers -> answers.contains(word)));
        Predicate<List<String>> isMeant = answers ->
                alone || words.keySet().containsAll(answers) || answers.get(0).length() > 1;
        List<List<String>> meant = Stream.concat(
                        ANSWERS.stream().filter(isMeant),
                        OTHER_LANGUAGES.stream().filter(words.keySet()::containsAll))
                .toList();
        return both(words, meant, 0).or(() -> both(words, meant, 1));
    }

    private static Optional<List<String>> both(Map<String, String> words, List<List<String>> answers, int which) {
        List<String> same = answers.stream()
                .map(answer -> words.get(answer.get(which)))
                .filter(word -> word != null)
                .distinct()
                .toList();
        return same.size() < 2 ? Optional.empty() : Optional.of(same.subList(0, 2));
    }

    /** Letters of which each begins one longer word. */
    private static Optional<List<String>> initials(Map<String, String> words) {
        Map<Character, List<String>> longer = new HashMap<>();
        words.keySet().stream().filter(word -> word.length() > 1).forEach(word -> longer.computeIfAbsent(
                        word.charAt(0), any -> new ArrayList<>())
                .add(word));
        List<List<String>> pairs = new ArrayList<>();
        for (String word : words.keySet()) {
            List<String> begun = word.length() == 1 ? longer.getOrDefault(word.charAt(0), List.of()) : List.of();
            if (begun.size() == 1 && Character.isLetter(word.charAt(0))) {
                pairs.add(List.of(words.get(word), words.get(begun.get(0))));
            }
        }
        return pairs.size() < FEWEST ? Optional.empty() : Optional.of(pairs.get(0));
    }
}
