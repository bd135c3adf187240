package dev.descent.ml.schedule;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** The rate times a factor after every so many iterations or epochs. */
public record Step(Double initial, Double factor, Integer every, Per per) implements ScheduleSpec {
    private static final Parameter<Double> INITIAL = Rates.initial();
    private static final Parameter<Double> FACTOR =
            Rates.factor().orElse(0.1).says("What the rate is multiplied by at each step.");
    private static final Parameter<Integer> EVERY = Parameter.integer("every")
            .atLeast(1)
            .required()
            .says("Iterations (or epochs, see per) from one step to the next.");

    static final About ABOUT = About.of("step", "Stays, and falls by a factor every so often.")
            .formula("initial * factor^floor(t / every)")
            .category("falling")
            .useWhen("you follow a recipe: a tenth after every 30 epochs")
            .avoidWhen("you do not know when the loss flattens: take cosine")
            .parameters(INITIAL, FACTOR, EVERY, Per.PARAMETER)
            .example("{\"type\": \"step\", \"initial\": 0.1, \"factor\": 0.1, \"every\": 30, \"per\": \"epoch\"}");

    public Step {
        Faults faults = new Faults();
        initial = INITIAL.of(initial, faults);
        factor = FACTOR.of(factor, faults);
        every = EVERY.of(every, faults);
        per = Per.PARAMETER.of(per, faults);
        faults.raise();
    }

    @Override
    public Schedule build(long runIterations) {
        return (iteration, epoch) -> initial * Math.pow(factor, (double) (per.count(iteration, epoch) / every));
    }

    @Override
    public List<Milestone> milestones() {
        return List.of(Milestone.begin("the first step", every, per));
    }
}
