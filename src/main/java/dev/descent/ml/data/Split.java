package dev.descent.ml.data;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/**
 * How a data set is divided. The same seed and data give the same parts. A fraction asks for its share of the examples, rounded half
 * up, and at least one; see {@link Splitter} for classes.
 */
public record Split(Double validation, Double test, Long seed, Boolean stratify) {
    private static final Parameter<Double> VALIDATION = Parameter.number("validation")
            .atLeast(0)
            .below(1)
            .orElse(0.2)
            .says("Share of the examples that each epoch is judged on.");
    private static final Parameter<Double> TEST =
            Parameter.number("test").atLeast(0).below(1).orElse(0.0).says("Share of the examples that is kept aside.");
    private static final Parameter<Long> SEED =
            Parameter.<Long>of("seed", "integer").orElse(42L).says("Of the shuffle before dividing.");
    private static final Parameter<Boolean> STRATIFY = Parameter.flag("stratify")
            .orElse(true)
            .says("Give every part its share of each class; a class with one example goes to training.");

    static final Split DEFAULT = new Split(0.2, 0.0, 42L, true);

    public Split {
        Faults faults = new Faults();
        validation = VALIDATION.of(validation, faults);
        test = TEST.of(test, faults);
        seed = SEED.of(seed, faults);
        stratify = STRATIFY.of(stratify, faults);
        faults.check(
                !faults.isEmpty() || validation + test < 1,
                "validation",
                "must leave something to train on together with test, was " + validation + " and " + test);
        faults.raise();
    }

    /** The parameters, for the catalogue. */
    public static List<Parameter<?>> parameters() {
        return List.of(VALIDATION, TEST, SEED, STRATIFY);
    }
}
