package dev.descent.ml.data;

import dev.descent.ml.data.table.Cell;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.InvalidSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A word becomes one input per category, 1 for its own. All are 0 for a missing value, and for a word that the training part did not
 * have.
 *
 * @param categories that the training part has, in the order of their letters
 */
public record CategoryEncoding(String name, List<String> categories) implements ColumnEncoding {
    static final About ABOUT = About.of("category", "A word out of a list, one-hot.");

    static CategoryEncoding learn(TextColumn column, int[] training) {
        return new CategoryEncoding(
                column.name(),
                IntStream.of(training)
                        .map(row -> column.codes()[row])
                        .filter(code -> code >= 0)
                        .distinct()
                        .mapToObj(column.words()::get)
                        .sorted()
                        .toList());
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
        int[] places = words.words().stream().mapToInt(categories::indexOf).toArray();
        for (int i = 0; i < rows.length; i++) {
            int code = words.codes()[rows[i]];
            int at = i * stride + offset;
            Arrays.fill(into, at, at + width(), 0);
            if (code >= 0 && places[code] >= 0) {
                into[at + places[code]] = 1;
            }
        }
    }

    @Override
    public void encode(JsonNode value, float[] into, int offset) {
        if (value.isContainer()) {
            throw new InvalidSpec("", "must be a word or null");
        }
        Arrays.fill(into, offset, offset + width(), 0);
        String text = value.isString() ? value.stringValue().strip() : value.toString();
        for (int i = 0; i < categories.size(); i++) {
            if (!value.isNull() && same(categories.get(i), text, value)) {
                into[offset + i] = 1;
                return;
            }
        }
    }

    @Override
    public List<String> warnings(Column column, int[] rows) {
        TextColumn words = (TextColumn) column;
        List<String> unseen = IntStream.of(rows)
                .map(row -> words.codes()[row])
                .filter(code -> code >= 0)
                .distinct()
                .mapToObj(words.words()::get)
                .filter(word -> !categories.contains(word))
                .sorted()
                .toList();
        return unseen.isEmpty()
                ? List.of()
                : List.of("column \"" + name + "\" has " + unseen.size()
                        + " categories that no training example has, such as \"" + unseen.get(0)
                        + "\": they count as none");
    }

    /** A file has only text: its {@code True} is JSON's {@code true}, its {@code 3.0} the number 3. */
    private static boolean same(String category, String text, JsonNode value) {
        if (value.isNumber()) {
            return Cell.number(category) == value.doubleValue();
        }
        return value.isBoolean() ? category.equalsIgnoreCase(text) : category.equals(text);
    }
}
