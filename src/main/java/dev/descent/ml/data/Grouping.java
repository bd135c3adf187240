package dev.descent.ml.data;

import java.util.HashSet;
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
 * @param whose how people tell the groups, up to what the examples are called
 * @param remedy how to keep each in one part
 * @param of an example, from 0; null where it is not known
 */
record Grouping(String whose, String remedy, IntFunction<@Nullable Object> of) {
    /** Enough to see some, of parts however long. */
    private static final int EXAMPLES = 100_000;
    /** With fewer it may say what kind of person it is. */
    private static final int FEWEST = 5;

    /** What a person should know of how groups of two or more fell into parts. */
    Stream<String> warnings(Parts parts) {
        Set<Object> trained = groups(parts.training()).collect(Collectors.toCollection(HashSet::new));
        boolean repeat = trained.size() >= FEWEST
                && trained.size() * 2L <= groups(parts.training()).count();
        return repeat
                ? Stream.concat(told("validation", parts.validation(), trained), told("test", parts.test(), trained))
                : Stream.empty();
    }

    private Stream<String> told(String part, int[] examples, Set<Object> trained) {
        Set<Object> judging = groups(examples).collect(Collectors.toCollection(HashSet::new));
        long both = judging.stream().filter(trained::contains).count();
        return both == 0
                ? Stream.empty()
                : Stream.of("of the " + judging.size() + " " + whose + " the " + part + " part has, " + both
                        + " have others that are trained on: this part does not tell how it goes with new ones; to"
                        + " keep each in one part, " + remedy);
    }

    private Stream<Object> groups(int[] examples) {
        return IntStream.of(examples).limit(EXAMPLES).mapToObj(of).filter(Objects::nonNull);
    }
}
