package dev.descent.ml.schedule;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Half a cosine from the initial rate down to the end's (Loshchilov and Hutter, ICLR 2017, without restarts). */
public record Cosine(
        Double initial,
        Double end,
        @Nullable Integer iterations,
        @Nullable Integer epochs) implements ScheduleSpec {
    private static final Parameter<Double> INITIAL = Rates.initial();
    private static final Parameter<Double> END = Rates.end();

    static final About ABOUT = About.of(
                    "cosine", "Falls along half a cosine: slowly at first, fast in the middle, slowly at the end.")
            .formula("end + (initial - end) * (1 + cos(pi * t / length)) / 2")
            .category("falling")
            .useWhen("you know how long you train: it needs no tuning beyond the initial rate")
            .avoidWhen("you will stop early: the rate is still high then")
            .parameters(INITIAL, END, ScheduleProgress.ITERATIONS, ScheduleProgress.EPOCHS)
            .example("{\"type\": \"cosine\", \"initial\": 0.001, \"iterations\": 2000}");

    public Cosine {
        Faults faults = new Faults();
        initial = INITIAL.of(initial, faults);
        end = END.of(end, faults);
        iterations = ScheduleProgress.ITERATIONS.of(iterations, faults);
        epochs = ScheduleProgress.EPOCHS.of(epochs, faults);
        ScheduleProgress.check(iterations, epochs, faults);
        faults.raise();
    }

    @Override
    public Schedule build(long runIterations) {
        ScheduleProgress progress = ScheduleProgress.over(iterations, epochs, runIterations);
        return (iteration, epoch) -> Rates.halfCosine(initial, end, progress.at(iteration, epoch));
    }

    @Override
    public List<Milestone> milestones() {
        return ScheduleProgress.milestone("the end of cosine", 1, iterations, epochs);
    }
}
