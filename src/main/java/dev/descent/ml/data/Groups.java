package dev.descent.ml.data;

import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Examples that belong together by what a split names: all of a group are to be in one part. */
final class Groups implements PartDivision {
    private final int[] of;
    private final String teller;
    private final int count;
    private final int unknown;

    /**
     * @param size examples
     * @param key what tells an example's group; null where nothing does, and it is one by itself
     */
    private Groups(int size, String teller, IntFunction<@Nullable Object> key) {
        this.teller = teller;
        this.of = new int[size];
        Map<Object, Integer> known = new HashMap<>();
        int next = 0;
        int without = 0;
        for (int example = 0; example < size; example++) {
            Object found = key.apply(example);
            Integer before = found == null ? null : known.putIfAbsent(found, next);
            without += found == null ? 1 : 0;
            of[example] = before == null ? next++ : before;
        }
        this.count = next;
        this.unknown = without;
    }

    /**
     * Those that a split asks for; null where it asks for none.
     *
     * @throws InvalidSpec where they cannot be told
     */
    static @Nullable Groups of(SplitBy by, RawData data) {
        TextColumn column = data.dividing().group();
        if (by.groupPattern() != null) {
            return byNames(by.groupPattern(), data.names());
        }
        return by.group() == null || column == null ? null : byColumn(column);
    }

    private static Groups byColumn(TextColumn column) {
        if (column.words().size() > SplitBy.MOST_WORDS) {
            throw new InvalidSpec(SplitBy.GROUP_PATH, "has more than " + SplitBy.MOST_WORDS + " different values");
        }
        return new Groups(
                column.size(),
                "by column " + Shown.quoted(column.name()),
                row -> column.isMissing(row) ? null : column.code(row));
    }

    private static Groups byNames(String expression, List<String> names) {
        String path = "split.group_pattern";
        if (names.isEmpty()) {
            throw new InvalidSpec(path, "is for images, whose files have names: group names a column");
        }
        NameExpression pattern = new NameExpression(expression);
        String first = names.stream()
                .map(pattern::find)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new InvalidSpec(
                        path, "is found in none of the names, of which the first is " + Shown.quoted(names.get(0))));
        return new Groups(
                names.size(),
                "by names of files (the first is " + Shown.quoted(first) + ")",
                example -> pattern.find(names.get(example)));
    }

    /** Examples. */
    int size() {
        return of.length;
    }

    /** The number of an example's group, from 0. */
    int of(int example) {
        return of[example];
    }

    @Override
    public Parts divide(Split split, List<int[]> strata) {
        return new GroupSplitter(split, strata, this).parts();
    }

    @Override
    public String lack() {
        return Count.of(count, "group") + ": what no other group has is trained on";
    }

    @Override
    public List<String> notes(Split split, Parts parts) {
        BitSet training = in(parts.training());
        BitSet validation = in(parts.validation());
        BitSet test = in(parts.test());
        List<String> notes = new ArrayList<>();
        notes.add(Count.are(count, "group") + " kept together, told " + teller + ": " + training.cardinality()
                + " to train on, " + validation.cardinality() + " to validate on, " + test.cardinality()
                + " to test on");
        if (unknown > 0) {
            notes.add(unknown + " of " + of.length + " examples have no group told " + teller
                    + ", and each is divided by itself");
        }
        if (count == of.length) {
            notes.add("each example is in a group of its own " + teller + ": nothing is kept together");
        }
        addShared("validation", validation, training, notes);
        addShared("test", test, training, notes);
        notes.addAll(PartShares.notes(split, parts, of.length, "groups are not cut"));
        return notes;
    }

    private BitSet in(int[] examples) {
        BitSet groups = new BitSet(count);
        IntStream.of(examples).forEach(example -> groups.set(of[example]));
        return groups;
    }

    private static void addShared(String part, BitSet groups, BitSet training, List<String> notes) {
        BitSet both = (BitSet) groups.clone();
        both.and(training);
        if (!both.isEmpty()) {
            notes.add("the " + part + " part shares " + Count.of(both.cardinality(), "group") + " of "
                    + groups.cardinality()
                    + " with the training part: it is given, and only what is drawn keeps groups together");
        }
    }
}
