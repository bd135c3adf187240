package dev.descent.ml.schedule;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** From the initial rate to zero along a mirrored logistic curve. */
public record Sigmoid(Double initial, Double steepness, Double midpoint, Per per) implements ScheduleSpec {
    private static final Parameter<Double> INITIAL =
            Parameter.number("initial").positive().required().says("The learning rate long before the midpoint.");
    private static final Parameter<Double> STEEPNESS = Parameter.number("steepness")
            .positive()
            .required()
            .says("How sharp the fall is: from 88 % to 12 % of the initial rate within 4 / steepness.");
    private static final Parameter<Double> MIDPOINT =
            Parameter.number("midpoint").atLeast(0).required().says("The t at which half the initial rate is reached.");

    static final About ABOUT = About.of("sigmoid", "Stays high, falls around a midpoint, stays low.")
            .formula("initial / (1 + exp(steepness * (t - midpoint)))")
            .category("falling")
            .useWhen("you want a phase at a high rate and one at a low rate with a smooth passage between")
            .avoidWhen("you have no idea where the midpoint is: take cosine")
            .parameters(INITIAL, STEEPNESS, MIDPOINT, Per.PARAMETER)
            .example("{\"type\": \"sigmoid\", \"initial\": 0.01, \"steepness\": 0.01, \"midpoint\": 1000}");

    public Sigmoid {
        Faults faults = new Faults();
        initial = INITIAL.of(initial, faults);
        steepness = STEEPNESS.of(steepness, faults);
        midpoint = MIDPOINT.of(midpoint, faults);
        per = Per.PARAMETER.of(per, faults);
        faults.raise();
    }

    @Override
    public Schedule build(long runIterations) {
        return (iteration, epoch) -> initial / (1 + Math.exp(steepness * (per.count(iteration, epoch) - midpoint)));
    }

    @Override
    public List<Milestone> milestones() {
        return List.of(Milestone.end("the midpoint of sigmoid", (long) Math.ceil(midpoint), per));
    }
}
