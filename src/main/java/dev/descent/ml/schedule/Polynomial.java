package dev.descent.ml.schedule;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the initial rate to the end's along a power of the time that is left. */
public record Polynomial(
        Double initial,
        Double end,
        Double power,
        @Nullable Integer iterations,
        @Nullable Integer epochs) implements ScheduleSpec {
    private static final Parameter<Double> INITIAL = Rates.initial();
    private static final Parameter<Double> END = Rates.end();
    private static final Parameter<Double> POWER =
            Rates.power().says("1 is a straight line; above 1 falls faster at first.");

    static final About ABOUT = About.of("polynomial", "Falls along a line, or another power of the time left.")
            .formula("end + (initial - end) * (1 - t / length)^power")
            .category("falling")
            .useWhen("you segment images (power 0.9 is the custom there), or want a plain linear fall")
            .avoidWhen("you will stop early: the rate is still high then")
            .parameters(INITIAL, END, POWER, ScheduleProgress.ITERATIONS, ScheduleProgress.EPOCHS)
            .example("{\"type\": \"polynomial\", \"initial\": 0.01, \"power\": 0.9, \"iterations\": 5000}");

    public Polynomial {
        Faults faults = new Faults();
        initial = INITIAL.of(initial, faults);
        end = END.of(end, faults);
        power = POWER.of(power, faults);
        iterations = ScheduleProgress.ITERATIONS.of(iterations, faults);
        epochs = ScheduleProgress.EPOCHS.of(epochs, faults);
        ScheduleProgress.check(iterations, epochs, faults);
        faults.raise();
    }

    @Override
    public Schedule build(long runIterations) {
        ScheduleProgress progress = ScheduleProgress.over(iterations, epochs, runIterations);
        return (iteration, epoch) -> end + (initial - end) * Math.pow(1 - progress.at(iteration, epoch), power);
    }

    @Override
    public List<Milestone> milestones() {
        return ScheduleProgress.milestone("the end of polynomial", 1, iterations, epochs);
    }
}
