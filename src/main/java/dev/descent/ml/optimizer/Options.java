package dev.descent.ml.optimizer;

import dev.descent.ml.schedule.Constant;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.Parameter;

/** Parameters that optimizers share, with their bounds and texts. */
final class Options {
    static final Parameter<Double> WEIGHT_DECAY = Parameter.number("weight_decay")
            .atLeast(0)
            .orElse(0.0)
            .says("Adds weight_decay · w to the gradient of each weight, after clipping; never of biases, nor of a"
                    + " normalization's scale and shift. Not part of any reported loss.");

    private Options() {}

    static Parameter<ScheduleSpec> learningRate(double byDefault) {
        return Parameter.<ScheduleSpec>of("learning_rate", "schedule")
                .orElse(new Constant(byDefault))
                .says("The size of a step: a number, or a schedule.");
    }

    static Parameter<Double> decay(String name, double byDefault, String text) {
        return Parameter.number(name).atLeast(0).below(1).orElse(byDefault).says(text);
    }

    static Parameter<Double> beta1() {
        return decay(
                "beta1", 0.9, "How much of the gradient's running mean a step keeps; 0.9 remembers some 10 steps.");
    }

    static Parameter<Double> beta2() {
        return decay(
                "beta2",
                0.999,
                "How much of the running mean of its square a step keeps; 0.999 remembers some 1000 steps.");
    }

    /** Below 1e-30 it would be nothing in float, and 0 / 0 where a gradient is zero. */
    static Parameter<Double> epsilon(double byDefault) {
        return Parameter.number("epsilon")
                .atLeast(1e-30)
                .atMost(1)
                .orElse(byDefault)
                .says("Keeps the divisor off zero; a larger one damps steps where gradients are tiny.");
    }
}
