package dev.descent.ml.schedule;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;

/** The rate times a factor after each iteration or epoch. */
public record Exponential(Double initial, Double factor, Per per) implements ScheduleSpec {
    private static final Parameter<Double> INITIAL = Rates.initial();
    private static final Parameter<Double> FACTOR = Rates.factor()
            .required()
            .says("What the rate is multiplied by each time: 0.999 per iteration halves it in some 700.");

    static final About ABOUT = About.of("exponential", "Falls by the same factor each time.")
            .formula("initial * factor^t")
            .category("falling")
            .useWhen("the run has no fixed length, and a smooth fall is wanted")
            .avoidWhen("you know the length: cosine keeps the rate high for longer")
            .parameters(INITIAL, FACTOR, Per.PARAMETER)
            .example("{\"type\": \"exponential\", \"initial\": 0.01, \"factor\": 0.95, \"per\": \"epoch\"}");

    public Exponential {
        Faults faults = new Faults();
        initial = INITIAL.of(initial, faults);
        factor = FACTOR.of(factor, faults);
        per = Per.PARAMETER.of(per, faults);
        faults.raise();
    }

    @Override
    public Schedule build(long runIterations) {
        return (iteration, epoch) -> initial * Math.pow(factor, (double) per.count(iteration, epoch));
    }
}
