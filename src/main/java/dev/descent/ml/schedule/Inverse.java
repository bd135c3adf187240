package dev.descent.ml.schedule;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;

/** The rate divided by a power of a line. */
public record Inverse(Double initial, Double gamma, Double power, Per per) implements ScheduleSpec {
    private static final Parameter<Double> INITIAL = Rates.initial();
    private static final Parameter<Double> GAMMA = Parameter.number("gamma")
            .positive()
            .required()
            .says("How soon it falls: with power 1, half the initial rate is reached at t = 1 / gamma.");
    private static final Parameter<Double> POWER = Rates.power().says("How steeply; 0.5 is the inverse square root.");

    static final About ABOUT = About.of("inverse", "Falls fast at first and ever more slowly, and never reaches zero.")
            .formula("initial / (1 + gamma * t)^power")
            .category("falling")
            .useWhen("you train without a fixed end: convergence proofs of stochastic gradient descent ask for this "
                    + "shape")
            .avoidWhen("you know the length: cosine or polynomial come down in time")
            .parameters(INITIAL, GAMMA, POWER, Per.PARAMETER)
            .example("{\"type\": \"inverse\", \"initial\": 0.01, \"gamma\": 0.001}");

    public Inverse {
        Faults faults = new Faults();
        initial = INITIAL.of(initial, faults);
        gamma = GAMMA.of(gamma, faults);
        power = POWER.of(power, faults);
        per = Per.PARAMETER.of(per, faults);
        faults.raise();
    }

    @Override
    public Schedule build(long runIterations) {
        return (iteration, epoch) -> initial / Math.pow(1 + gamma * per.count(iteration, epoch), power);
    }
}
