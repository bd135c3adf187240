package dev.descent.ml.data;

import dev.descent.ml.spec.Faults;
import java.util.List;
import java.util.stream.IntStream;

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
        Parts parts = data.givenParts()
                .map(given -> given.parts(split, data.labels()))
                .orElseGet(() -> divided(split, data));
        parts.check(split, data.size(), faults);
        data.givenParts()
                .ifPresentOrElse(
                        given -> given.checkTrained(data.labels(), parts, faults),
                        () -> faults.addAll("", data.labels().faults(parts)));
        faults.raise();
        return parts;
    }

    private static Parts divided(Split split, RawData data) {
        List<int[]> groups = split.stratify()
                ? data.labels().strata()
                : List.of(IntStream.range(0, data.size()).toArray());
        return new Splitter(split, groups).parts();
    }

    private void check(Split split, int size, Faults faults) {
        String few = ", of " + size + ": where classes are divided alike, each needs an example for every part";
        faults.check(
                split.validation().share() == 0 || validation.length > 0,
                "split.validation",
                "leaves no example to validate on" + few + "; 0 goes without");
        faults.check(split.test().share() == 0 || test.length > 0, "split.test", "leaves no example to test on" + few);
    }
}
