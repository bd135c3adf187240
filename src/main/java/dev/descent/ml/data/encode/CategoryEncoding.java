package dev.descent.ml.data.encode;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A word becomes one input per category, 1 for its own. All are 0 for a missing value, and for a word that the training
 * part did not have, where that is let pass.
 *
 * @param categories that the training part has, in the order of their letters
 * @param unseen what a prediction does with another word; null in models of versions that did not have it
 */
public record CategoryEncoding(
        String name, Categories categories, @Nullable Unseen unseen) implements ColumnEncoding {
    static final About ABOUT = About.of("category", "A word out of a list, one-hot.");

    static CategoryEncoding learn(TextColumn column, int[] training, Unseen unseen) {
        List<String> words = IntStream.of(training)
                .map(column::code)
                .filter(code -> code >= 0)
                .distinct()
                .mapToObj(column.words()::get)
                .sorted()
                .toList();
        return new CategoryEncoding(column.name(), new Categories(words), unseen);
    }

    @Override
    public boolean takes(Column column) {
        return column instanceof TextColumn;
    }

    @Override
    public int width() {
        return categories.size();
    }

    @Override
    public void encode(Column column, int[] rows, float[] into, int offset, int stride) {
        TextColumn words = (TextColumn) column;
        int[] places = words.words().stream().mapToInt(categories::find).toArray();
        for (int i = 0; i < rows.length; i++) {
            int code = words.code(rows[i]);
            int at = i * stride + offset;
            Arrays.fill(into, at, at + width(), 0);
            if (code >= 0 && places[code] >= 0) {
                into[at + places[code]] = 1;
            }
        }
    }

    @Override
    public List<Violation> encode(JsonNode value, float[] into, int offset) {
        if (value.isContainer()) {
            throw new InvalidSpec("", "must be a word or null");
        }
        Arrays.fill(into, offset, offset + width(), 0);
        int found = value.isNull() ? -1 : categories.find(value);
        if (found >= 0) {
            into[offset + found] = 1;
        }
        return found >= 0 || value.isNull() ? List.of() : unknown(Categories.text(value));
    }

    private List<Violation> unknown(String word) {
        String what = "has " + described(word) + " in column " + Shown.quoted(name) + ", which no training example has";
        if (unseen != Unseen.IGNORE) {
            throw new InvalidSpec(
                    "", what + "; known are " + Listed.of(categories.words()) + "; null stands for what is not known");
        }
        return List.of(new Violation("", what + ": it counts as none"));
    }

    /** A word, with the known one that may be meant. */
    private String described(String word) {
        return Shown.quoted(word)
                + categories
                        .alike(word)
                        .map(known -> " (did you mean " + Shown.quoted(known) + "?)")
                        .orElse("");
    }

    @Override
    public List<String> warnings(Column column, int[] rows) {
        TextColumn words = (TextColumn) column;
        int[] places = words.words().stream().mapToInt(categories::find).toArray();
        Map<String, Long> unknown = IntStream.of(rows)
                .map(words::code)
                .filter(code -> code >= 0 && places[code] < 0)
                .mapToObj(words.words()::get)
                .collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
        if (unknown.isEmpty()) {
            return List.of();
        }
        long count = unknown.values().stream().mapToLong(Long::longValue).sum();
        String example = unknown.keySet().stream()
                .filter(word -> categories.alike(word).isPresent())
                .findFirst()
                .orElse(unknown.keySet().iterator().next());
        return List.of("column " + Shown.quoted(name) + " has " + unknown.size()
                + " categories that no training example has, such as " + described(example) + ": they count as none in "
                + count + " of " + rows.length + " rows");
    }
}
