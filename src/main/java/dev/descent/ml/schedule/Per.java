package dev.descent.ml.schedule;

import dev.descent.ml.spec.Parameter;

/** What a schedule's time counts. */
public enum Per {
    ITERATION,
    EPOCH;

    static final Parameter<Per> PARAMETER = Parameter.choice("per", Per.class)
            .orElse(ITERATION)
            .says("What t counts, from 0: iterations, or epochs, so that the rate changes once per epoch.");

    long count(long iteration, int epoch) {
        return this == ITERATION ? iteration : epoch;
    }
}
