package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Cell;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.data.table.TextColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Looks for words that may be meant as one. */
final class WordChecks {
    /** Between letters or digits, not both digits; a point at the end; quotes around. */
    private static final Pattern JOINT = Pattern.compile("(?<=\\p{L})[\\s_-]+(?=[\\p{L}\\p{N}])"
            + "|(?<=\\p{N})[\\s_-]+(?=\\p{L})|(?<=\\w)\\.$|^['\"`](?=.)|(?<=.)['\"`]$");

    /** What word processors write for the quotes and hyphens of a keyboard. */
    private static final String SET = "\u2018\u2019\u02bc\u00b4\u201c\u201d\u2010\u2011\u2012\u2013\u2014\u2212";

    private static final String TYPED = "''''\"\"------";

    private WordChecks() {}

    static List<String> warnings(List<Column> columns) {
        List<String> warnings = new ArrayList<>();
        for (Column column : columns) {
            if (column instanceof TextColumn words) {
                String said = "column " + Shown.quoted(column.name()) + " has ";
                warnings.addAll(warnings(said, words.words()));
                Misspelt.of(words.stream(), words.words()).ifPresent(pair -> warnings.add(said + pair));
            }
        }
        return warnings;
    }

    /** @param said how a sentence begins, of which two of the words are the object */
    static List<String> warnings(String said, List<String> words) {
        List<String> warnings = new ArrayList<>();
        alike(words, Spelling::folded)
                .ifPresent(pair -> warnings.add(said + pair + ", which differ only in case and are two words"));
        alike(words, WordChecks::value)
                .ifPresent(pair ->
                        warnings.add(said + pair + ", which are equal as numbers and, for their zeros, two words"));
        List<String> different = different(words);
        alike(different, word -> JOINT.matcher(typed(Spelling.folded(word))).replaceAll(""))
                .ifPresent(pair -> warnings.add(said + pair
                        + ", which differ only in spaces, hyphens, quotes or a last point and are two words"));
        JointWords.of(words).ifPresent(joint -> warnings.add(said + joint));
        Mojibake.doubt(words).ifPresent(warnings::add);
        Synonyms.of(different)
                .ifPresent(pair -> warnings.add(
                        said + pair(pair.get(0), pair.get(1)) + ", which may mean the same and are two words"));
        return warnings;
    }

    private static String typed(String word) {
        StringBuilder typed = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            int place = SET.indexOf(word.charAt(i));
            if (place >= 0) {
                typed.setCharAt(i, TYPED.charAt(place));
            }
        }
        return typed.toString();
    }

    private static String value(String word) {
        return Double.isNaN(Cell.number(word)) ? word : Spelling.number(new BigDecimal(word));
    }

    /** The first ones of those that differ in case alone. */
    private static List<String> different(List<String> words) {
        Map<String, String> seen = new LinkedHashMap<>();
        words.forEach(word -> seen.putIfAbsent(Spelling.folded(word), word));
        return List.copyOf(seen.values());
    }

    /** Two words that have one form. */
    private static Optional<String> alike(List<String> words, Function<String, String> form) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String word : words) {
            String before = seen.putIfAbsent(form.apply(word), word);
            if (before != null) {
                return Optional.of(pair(before, word));
            }
        }
        return Optional.empty();
    }

    private static String pair(String one, String other) {
        return Shown.quoted(one) + " and " + Shown.quoted(other);
    }
}
