package dev.descent.ml.data;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a data set is divided. The same seed and data give the same parts. A fraction asks for its share of the examples,
 * rounded half up, and at least one; see {@link Splitter} for classes.
 *
 * @param by what the data says itself
 */
public record Split(
        PartSource validation,
        PartSource test,
        Long seed,
        Boolean stratify,
        Boolean shuffle,
        @Inline SplitBy by) {
    private static final Parameter<PartSource> VALIDATION = Parameter.<PartSource>of(
                    "validation", "number or reference")
            .orElse(PartSource.share(0.2))
            .says("Share of the examples that each epoch is judged on, or {\"uri\": …} of data for it alone.");
    private static final Parameter<PartSource> TEST = Parameter.<PartSource>of("test", "number or reference")
            .orElse(PartSource.share(0))
            .says("Share of the examples that is kept aside, or {\"uri\": …} of data for it alone.");
    private static final Parameter<Long> SEED =
            Parameter.<Long>of("seed", "integer").orElse(42L).says("Of the shuffle before dividing.");
    private static final Parameter<Boolean> STRATIFY = Parameter.flag("stratify")
            .orElse(true)
            .says("Give every part its share of each class; a class with one example goes to training.");

    private static final Parameter<Boolean> SHUFFLE = Parameter.flag("shuffle")
            .orElse(true)
            .says(
                    "Whether examples are drawn; else the first of them, as they stand, are trained on, and the last judge.");

    public static final Split DEFAULT = of(0.2, 0, 42L, true);

    public Split {
        Faults faults = new Faults();
        validation = VALIDATION.of(validation, faults);
        test = TEST.of(test, faults);
        seed = SEED.of(seed, faults);
        // there is none where its own members are at fault
        boolean ordered = Boolean.FALSE.equals(shuffle) || (by != null && by.orderBy() != null);
        String order = "where examples are divided in their order";
        faults.check(!ordered || !Boolean.TRUE.equals(stratify), "stratify", "must not be true " + order);
        faults.check(!ordered || !Boolean.TRUE.equals(shuffle), "shuffle", "must not be true " + order);
        faults.check(
                !Boolean.FALSE.equals(shuffle) || by == null || !by.keepsGroups(),
                "shuffle",
                "must not be false where groups are kept together");
        stratify = stratify == null ? Boolean.valueOf(!ordered) : STRATIFY.of(stratify, faults);
        shuffle = SHUFFLE.of(!ordered, faults);
        faults.check(
                validation.share() + test.share() < 1,
                "validation",
                "must leave something to train on together with test, was " + validation.share() + " and "
                        + test.share());
        faults.raise();
    }

    /** By shares alone. */
    public static Split of(double validation, double test, long seed, boolean stratify) {
        return new Split(PartSource.share(validation), PartSource.share(test), seed, stratify, true, SplitBy.SHARES);
    }

    /** The parameters, for the catalogue. */
    public static List<Parameter<?>> parameters() {
        return Stream.concat(Stream.of(VALIDATION, TEST, SEED, STRATIFY, SHUFFLE), SplitBy.PARAMETERS.stream())
                .toList();
    }

    /** Where the data of a part is that has its own; null where it has none. */
    public @Nullable DataReference own(Part part) {
        return switch (part) {
            case VALIDATION -> validation.own();
            case TEST -> test.own();
            case ALL, TRAINING -> null;
        };
    }

    /** Whether nothing is said of how examples are drawn. */
    public boolean isDividedAsEver() {
        return seed.equals(DEFAULT.seed) && stratify.equals(DEFAULT.stratify) && shuffle && !by.keepsGroups();
    }

    /** The same with what stands at the two parts' data replaced. */
    public Split with(@Nullable DataReference ofValidation, @Nullable DataReference ofTest) {
        return new Split(
                new PartSource(validation.share(), ofValidation),
                new PartSource(test.share(), ofTest),
                seed,
                stratify,
                shuffle,
                by);
    }

    /** The same, asking only for these parts. */
    Split only(boolean asksValidation, boolean asksTest) {
        PartSource none = PartSource.share(0);
        return new Split(asksValidation ? validation : none, asksTest ? test : none, seed, stratify, shuffle, by);
    }
}
