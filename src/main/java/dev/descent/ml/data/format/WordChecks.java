package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Cell;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.data.table.TextColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks for words of a column that may be meant as one. */
final class WordChecks {
    private WordChecks() {}

    static List<String> warnings(List<Column> columns) {
        List<String> warnings = new ArrayList<>();
        for (Column column : columns) {
            if (column instanceof TextColumn words) {
                String said = "column " + Shown.quoted(column.name()) + " has ";
                alike(words, Spelling::folded)
                        .ifPresent(pair -> warnings.add(said + pair + ", which differ only in case and are two words"));
                alike(words, WordChecks::value)
                        .ifPresent(pair -> warnings.add(
                                said + pair + ", which are equal as numbers and, for their zeros, two words"));
            }
        }
        return warnings;
    }

    private static String value(String word) {
        double number = Cell.number(word);
        return Double.isNaN(number) ? word : Double.toString(number + 0.0);
    }

    /** Two words that have one form. */
    private static Optional<String> alike(TextColumn column, Function<String, String> form) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String word : column.words()) {
            String before = seen.putIfAbsent(form.apply(word), word);
            if (before != null) {
                return Optional.of(Shown.quoted(before) + " and " + Shown.quoted(word));
            }
        }
        return Optional.empty();
    }
}
