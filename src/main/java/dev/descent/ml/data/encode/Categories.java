package dev.descent.ml.data.encode;

import dev.descent.ml.data.table.Cell;
import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The words that a model knows, found however they are spelled: a number by its value, so that {@code 3},
 * {@code 3.0} and {@code 03} are one where only one of them is known; a word with other spaces. A word in
 * another case is another word. As JSON, a list.
 */
public final class Categories implements JsonForm {
    private static final int AMBIGUOUS = -2;

    private final List<String> words;
    private final Map<String, Integer> spelled = new HashMap<>();
    private final Map<Double, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> folded = new HashMap<>();

    /** @param words in their order */
    public Categories(List<String> words) {
        this.words = List.copyOf(words);
        for (int i = 0; i < words.size(); i++) {
            spelled.put(words.get(i), i);
        }
        for (int i = 0; i < words.size(); i++) {
            String word = Spelling.clean(words.get(i));
            spelled.putIfAbsent(word, i);
            spelled.putIfAbsent(Spelling.canonical(word), i);
            folded.merge(Spelling.folded(word), i, (one, other) -> AMBIGUOUS);
            double number = Cell.number(word);
            if (!Double.isNaN(number)) {
                numbers.merge(number + 0.0, i, (one, other) -> AMBIGUOUS);
            }
        }
    }

    /** From a list of strings. */
    public static Categories fromJson(JsonNode json) {
        if (!json.isArray()
                || IntStream.range(0, json.size()).anyMatch(i -> !json.get(i).isString())) {
            throw new InvalidSpec("", "must be a list of strings");
        }
        return new Categories(json.valueStream().map(JsonNode::stringValue).toList());
    }

    @Override
    public JsonNode toJson() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        words.forEach(list::add);
        return list;
    }

    List<String> words() {
        return words;
    }

    int size() {
        return words.size();
    }

    /** The index of a word, or −1 where it is not known. */
    public int find(String word) {
        String clean = Spelling.clean(word);
        Integer exact = spelled.getOrDefault(clean, spelled.get(Spelling.canonical(clean)));
        return exact != null ? exact : Math.max(-1, numbers.getOrDefault(Cell.number(clean) + 0.0, -1));
    }

    /** The same for a value of JSON: a file's {@code True} is JSON's {@code true}. */
    public int find(JsonNode value) {
        int exact = find(text(value));
        return exact < 0 && value.isBoolean() ? Math.max(-1, folded.getOrDefault(text(value), -1)) : exact;
    }

    /** A value of JSON as a file would have it. */
    static String text(JsonNode value) {
        if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            return Spelling.number(new BigDecimal(value.asString()));
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    /** The one known word that differs from this one only in case. */
    public Optional<String> alike(String word) {
        int code = folded.getOrDefault(Spelling.folded(word), -1);
        return code < 0 ? Optional.empty() : Optional.of(words.get(code));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Categories categories && categories.words.equals(words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return words.toString();
    }
}
