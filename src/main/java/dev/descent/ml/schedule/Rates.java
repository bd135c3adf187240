package dev.descent.ml.schedule;

import dev.descent.ml.spec.Parameter;

/** Parameters that schedules share, with their bounds and texts, and a curve. */
final class Rates {
    private Rates() {}

    static Parameter<Double> initial() {
        return Parameter.number("initial").positive().required().says("The learning rate of the first step.");
    }

    static Parameter<Double> end() {
        return Parameter.number("end").atLeast(0).orElse(0.0).says("The learning rate at the end, and from then on.");
    }

    static Parameter<Double> factor() {
        return Parameter.number("factor").positive().atMost(1);
    }

    static Parameter<Double> power() {
        return Parameter.number("power").positive().orElse(1.0);
    }

    /** From one rate to another along half a cosine; {@code done} goes from 0 to 1. */
    static double halfCosine(double from, double to, double done) {
        return to + (from - to) * (1 + Math.cos(Math.PI * done)) / 2;
    }
}
