package dev.descent.ml.data;

import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.Faults;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A divided data set: indices of examples, ascending, each in one part. */
@SuppressWarnings("ArrayRecordComponent") // one index per example
public record Parts(int[] training, int[] validation, int[] test) {

    /**
     * Divides examples.
     *
     * @throws dev.descent.ml.spec.InvalidSpec where there is too little to
     *     divide, or a class is not in the training part
     */
    public static Parts of(Split split, RawData data) {
        Faults faults = new Faults();
        Groups groups = Groups.of(split.by(), data);
        Parts parts = data.givenParts()
                .map(given -> given.parts(split, data.labels(), groups))
                .orElseGet(() -> divided(split, data, groups));
        parts.check(split, few(data.size(), groups), faults);
        data.givenParts()
                .ifPresentOrElse(
                        given -> given.checkTrained(data.labels(), parts, faults),
                        () -> faults.addAll("", data.labels().faults(parts)));
        faults.raise();
        return parts;
    }

    /** What a person should know of the groups that a split keeps together, or that it might. */
    public static List<String> groupNotes(Split split, RawData data, Parts parts) {
        Groups groups = Groups.of(split.by(), data);
        return groups == null ? data.sharedGroups(parts) : groups.notes(split, parts);
    }

    private static Parts divided(Split split, RawData data, @Nullable Groups groups) {
        List<int[]> strata = split.stratify()
                ? data.labels().strata()
                : List.of(IntStream.range(0, data.size()).toArray());
        return divided(split, strata, groups);
    }

    /** Divides strata alike, and leaves groups whole if there are some. */
    static Parts divided(Split split, List<int[]> strata, @Nullable Groups groups) {
        return groups == null ? new Splitter(split, strata).parts() : new GroupSplitter(split, strata, groups).parts();
    }

    private static String few(int size, @Nullable Groups groups) {
        return groups == null
                ? ", of " + size + ": where classes are divided alike, each needs an example for every part"
                : ", of " + Count.of(groups.count(), "group") + ": what no other group has is trained on";
    }

    private void check(Split split, String few, Faults faults) {
        faults.check(
                split.validation().share() == 0 || validation.length > 0,
                "split.validation",
                "leaves no example to validate on" + few + "; 0 goes without");
        faults.check(split.test().share() == 0 || test.length > 0, "split.test", "leaves no example to test on" + few);
    }
}
