package dev.descent.ml.schedule;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.FromNumber;
import dev.descent.ml.spec.Parameter;

/** The same rate for every step. */
@FromNumber
public record Constant(Double value) implements ScheduleSpec {
    private static final Parameter<Double> VALUE =
            Parameter.number("value").positive().required().says("The learning rate.");

    static final About ABOUT = About.of("constant", "The same learning rate for every step.")
            .formula("value")
            .category("flat")
            .useWhen("you try things out, or the optimizer adapts the step itself")
            .avoidWhen("the loss oscillates near the end: let the rate fall")
            .parameters(VALUE)
            .example("0.001");

    public Constant {
        value = VALUE.of(value);
    }

    @Override
    public Schedule build(long runIterations) {
        return (iteration, epoch) -> value;
    }
}
