package dev.descent.ml.data.format;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which of the chosen features are learned from: not those that only say which
 * row it is, unless somebody asked for them.
 */
final class FeatureChoice {
    private final List<String> kept = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** @throws InvalidSpec where that leaves none */
    FeatureChoice(Csv spec, CsvOutline outline, CsvChoice choice, Map<String, Column> columns) {
        for (String name : choice.features()) {
            ColumnOutline seen = outline.column(name).orElseThrow();
            Column column = Objects.requireNonNull(columns.get(name));
            String said = "column " + Shown.quoted(name) + " ";
            Optional<String> objection =
                    ColumnScreen.objection(seen, column, spec.text().header());
            if (objection.isPresent() && !choice.isAskedFor(name)) {
                leftOut.add(said + objection.get() + ": it is left out; to keep it, name it in features");
            } else {
                kept.add(name);
                objection
                        .map(why -> why + "; it is kept, since the format names it")
                        .or(() -> ColumnScreen.doubt(
                                seen, column, choice.features().size() == 1))
                        .or(() -> MergedCells.doubt(column))
                        .or(() -> words(column))
                        .or(() -> choice.isTyped() ? Optional.empty() : ColumnScreen.doubtOfText(seen))
                        .or(() -> spec.text().header() && !choice.isAskedFor(name) ? unnamed(seen) : Optional.empty())
                        .ifPresent(why -> warnings.add(said + why));
            }
        }
        if (kept.isEmpty()) {
            throw new InvalidSpec(
                    "format.features", "are none that can be learned from: " + String.join("; ", leftOut));
        }
    }

    private static Optional<String> unnamed(ColumnOutline column) {
        return column.traits().named()
                ? Optional.empty()
                : Optional.of("has values and no name in the header, so that it is called by its place, in predictions"
                        + " too: give it a name, or put it into ignore");
    }

    private static Optional<String> words(Column column) {
        if (!(column instanceof TextColumn text) || text.words().isEmpty()) {
            return Optional.empty();
        } else if (PartNames.areParts(text.words())) {
            return Optional.of("says parts of a split and is learned from: to divide by it, name it in split.column");
        }
        return text.words().stream().allMatch(word -> word.matches("\\[.*\\]|\\{.*\\}"))
                ? Optional.of("holds lists or objects, such as "
                        + Shown.quoted(text.words().get(0))
                        + ", each of which is read as one word: make a column of each of their values")
                : Optional.empty();
    }

    List<String> features() {
        return List.copyOf(kept);
    }

    List<String> warnings() {
        List<String> all = new ArrayList<>(leftOut);
        all.addAll(warnings);
        return all;
    }
}
