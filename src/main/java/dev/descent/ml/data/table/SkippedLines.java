package dev.descent.ml.data.table;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.JsonForm;
import dev.descent.ml.spec.Scalars;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Lines of a table that are no rows: titles above the names of columns, units below them. As JSON how many from the
 * first on, or a list of their numbers.
 *
 * @param first how many lines are left out before anything is read
 * @param others numbers of later ones, from 1
 */
public record SkippedLines(int first, NavigableSet<Integer> others) implements JsonForm {
    public static final String TYPE = "number of lines, or list of their numbers from 1";
    public static final SkippedLines NONE = new SkippedLines(0, new TreeSet<>());
    private static final int MOST = 1000;

    /** @throws InvalidSpec with what is wrong, at each place in a list */
    public static SkippedLines fromJson(JsonNode node) {
        if (!node.isArray()) {
            return new SkippedLines(number(node, 0), new TreeSet<>());
        }
        Faults faults = new Faults();
        faults.check(node.size() <= MOST, "", "must name at most " + MOST + " lines, was " + node.size());
        NavigableSet<Integer> numbers = new TreeSet<>();
        for (int i = 0; i < Math.min(node.size(), MOST); i++) {
            JsonNode element = node.get(i);
            Integer number = faults.collect("[" + i + "]", () -> number(element, 1));
            if (number != null) {
                numbers.add(number);
            }
        }
        faults.raise();
        return of(numbers);
    }

    /** Lines at the file's beginning need not be written as rows are: a quote in a title opens nothing. */
    private static SkippedLines of(NavigableSet<Integer> numbers) {
        int first = 0;
        while (numbers.contains(first + 1)) {
            first++;
        }
        return new SkippedLines(first, new TreeSet<>(numbers.tailSet(first, false)));
    }

    @Override
    public JsonNode toJson() {
        if (others.isEmpty()) {
            return JsonNodeFactory.instance.numberNode(first);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int line = 1; line <= first; line++) {
            list.add(line);
        }
        others.forEach(list::add);
        return list;
    }

    /** The same and one more. */
    public SkippedLines and(long line) {
        NavigableSet<Integer> numbers = new TreeSet<>(others);
        IntStream.rangeClosed(1, first).forEach(numbers::add);
        numbers.add((int) line);
        return of(numbers);
    }

    /** Whether a record that begins in this line is none. */
    boolean contains(long line) {
        return !others.isEmpty() && line <= others.last() && others.contains((int) line);
    }

    private static int number(JsonNode node, int least) {
        if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= least) {
            return node.intValue();
        }
        throw new InvalidSpec("", "must be a whole number of at least " + least + ", was " + Scalars.shown(node));
    }
}
