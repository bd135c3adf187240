package dev.descent.ml.schedule;

import dev.descent.ml.spec.Parameter;

/** The rates that schedules share, with their bounds and texts. */
final class Rates {
    private Rates() {}

    static Parameter<Double> initial() {
        return Parameter.number("initial").positive().required().says("The learning rate of the first step.");
    }

    static Parameter<Double> end() {
        return Parameter.number("end").atLeast(0).orElse(0.0).says("The learning rate at the end, and from then on.");
    }
}
