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
        PartDivision division = PartDivision.of(split, data);
        Parts parts = data.givenParts()
                .map(given -> given.parts(split, data.labels(), division))
                .orElseGet(() -> division.divide(split, strata(split, data)));
        parts.check(split, division.lack(), faults);
        data.givenParts()
                .ifPresentOrElse(
                        given -> given.checkTrained(data.labels(), parts, faults),
                        () -> faults.addAll("", data.labels().faults(parts)));
        faults.raise();
        return parts;
    }

    /** What a person should know of how a split divides. */
    public static List<String> notes(Split split, RawData data, Parts parts) {
        return PartDivision.of(split, data).notes(split, parts);
    }

    private static List<int[]> strata(Split split, RawData data) {
        return split.stratify()
                ? data.labels().strata()
                : List.of(IntStream.range(0, data.size()).toArray());
    }

    private void check(Split split, String lack, Faults faults) {
        faults.check(
                split.validation().share() == 0 || validation.length > 0,
                "split.validation",
                "leaves no example to validate on, of " + lack + "; 0 goes without");
        faults.check(
                split.test().share() == 0 || test.length > 0, "split.test", "leaves no example to test on, of " + lack);
    }
}
