package dev.descent.ml.data;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Examples that belong together, such as those of a patient: a part that judges by a group that is trained on says too much.
 *
 * @param by what tells the groups, the same in each data set: the name of a column, or a kind of names of files
 * @param whose how people tell the groups, up to what the examples are called
 * @param remedy how to keep each in one part
 * @param of an example, from 0; null where it is not known
 */
public record Grouping(String by, String whose, String remedy, IntFunction<@Nullable Object> of) {
    /** Enough to see some, of parts however long. */
    private static final int EXAMPLES = 100_000;
    /** With fewer it may say what kind of person it is. */
    private static final int FEWEST = 5;

    /** What a person should know of how groups of two or more fell into parts. */
    Stream<String> warnings(Parts parts) {
        return Stream.concat(
                told("validation", parts.training(), this, parts.validation(), remedy),
                told("test", parts.training(), this, parts.test(), remedy));
    }

    /**
     * The same of a part with data of its own.
     *
     * @param part as a message names it
     * @param training examples of this data
     * @param own data of the part
     */
    public Stream<String> warnings(String part, int[] training, RawData own) {
        int[] all = IntStream.range(0, own.size()).toArray();
        return own.groupings().stream()
                .filter(there -> there.by.equals(by))
                .flatMap(there -> told(part, training, there, all, "bring a part of others"));
    }

    private Stream<String> told(String part, int[] training, Grouping there, int[] examples, String proposal) {
        List<Object> known = groups(training).toList();
        Set<Object> trained = new HashSet<>(known);
        Set<Object> judging = there.groups(examples).collect(Collectors.toCollection(HashSet::new));
        long both = judging.stream().filter(trained::contains).count();
        boolean repeat = trained.size() >= FEWEST && trained.size() * 2 <= known.size();
        return both == 0 || !repeat
                ? Stream.empty()
                : Stream.of("of the " + judging.size() + " " + whose + " the " + part + " part has, " + both
                        + " have others that are trained on: this part does not tell how it goes with new ones; to"
                        + " keep each in one part, " + proposal);
    }

    private Stream<Object> groups(int[] examples) {
        return IntStream.of(examples).limit(EXAMPLES).mapToObj(of).filter(Objects::nonNull);
    }
}
