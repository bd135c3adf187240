package dev.descent.ml.data;

import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Parts that a data set has of its own. A part that it lacks is taken from the training part by its share in the split.
 *
 * @param parts of the examples: {@link Part#TRAINING}, {@link Part#VALIDATION} or {@link Part#TEST}
 * @param teller what says so, as a message names it: {@code the folders train, val}
 */
public record GivenParts(List<Part> parts, String teller) {

    public GivenParts {
        parts = List.copyOf(parts);
    }

    /** What a person should know of it. */
    public String note() {
        return "the parts are given by " + teller + ": " + Count.of(of(Part.TRAINING).length, "example")
                + " to train on, "
                + of(Part.VALIDATION).length + " to validate on, " + of(Part.TEST).length
                + " to test on; split's shares, seed, stratify and groups are used only for a part without an example, which is"
                + " taken from those to train on";
    }

    /**
     * The parts of a job.
     *
     * @throws InvalidSpec where there is nothing to train on, or the split names another place for a part that is given
     */
    Parts parts(Split split, Labels labels, PartDivision division) {
        int[] training = of(Part.TRAINING);
        if (training.length == 0) {
            throw new InvalidSpec("uri", "has nothing to train on: by " + teller + " no example is of that part");
        }
        int[] validation = of(Part.VALIDATION);
        int[] test = of(Part.TEST);
        checkOneSource(split, validation.length > 0, test.length > 0);
        Split rest = split.only(validation.length == 0, test.length == 0);
        Parts divided = division.divide(rest, strata(split, labels));
        return new Parts(
                divided.training(),
                validation.length > 0 ? validation : divided.validation(),
                test.length > 0 ? test : divided.test());
    }

    /** Why nothing can be learned of a class. */
    void checkTrained(Labels labels, Parts divided, Faults faults) {
        List<Long> counts = labels.counts(divided.training());
        for (int i = 0; i < counts.size(); i++) {
            faults.check(
                    counts.get(i) > 0,
                    "uri",
                    "has class \"" + labels.target().names().get(i) + "\", of which by " + teller
                            + " no example is to train on: bring some, or leave the parts out to have all of it divided anew");
        }
    }

    private void checkOneSource(Split split, boolean validation, boolean test) {
        Faults faults = new Faults();
        String twice = "names data of its own for a part that is also given by " + teller;
        faults.check(!validation || split.validation().own() == null, "split.validation.uri", twice);
        faults.check(!test || split.test().own() == null, "split.test.uri", twice);
        faults.raise();
    }

    private List<int[]> strata(Split split, Labels labels) {
        List<int[]> all = split.stratify() ? labels.strata() : List.of(of(Part.TRAINING));
        return all.stream()
                .map(stratum -> Arrays.stream(stratum)
                        .filter(i -> parts.get(i) == Part.TRAINING)
                        .toArray())
                .filter(stratum -> stratum.length > 0)
                .toList();
    }

    private int[] of(Part part) {
        return IntStream.range(0, parts.size())
                .filter(i -> parts.get(i) == part)
                .toArray();
    }
}
