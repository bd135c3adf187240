package dev.descent.ml.schedule;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another schedule's rate, times a line that rises from almost nothing to one (Goyal et al. 2017, arXiv:1706.02677).
 */
public record Warmup(
        ScheduleSpec schedule,
        @Nullable Integer iterations,
        @Nullable Integer epochs) implements ScheduleSpec {
    private static final Parameter<ScheduleSpec> SCHEDULE = Parameter.<ScheduleSpec>of("schedule", "schedule")
            .required()
            .says("The schedule, or number, that is warmed up to. It counts from the first step, warm-up included.");
    private static final Parameter<Integer> ITERATIONS = Parameter.integer("iterations")
            .atLeast(1)
            .says("Length of the warm-up in iterations; this or epochs must be given.");

    static final About ABOUT = About.of("warmup", "Rises in a line to another schedule's rate, then follows it.")
            .formula("schedule(t) * min(1, (t + 1) / length)")
            .category("around another")
            .useWhen("first steps at the full rate throw the network off: large batches, high rates, adam on deep "
                    + "networks")
            .avoidWhen("one_cycle is what you want around it: that rises by itself")
            .parameters(SCHEDULE, ITERATIONS, ScheduleProgress.EPOCHS)
            .example("{\"type\": \"warmup\", \"iterations\": 500, \"schedule\": {\"type\": \"cosine\", \"initial\": "
                    + "0.001}}");

    public Warmup {
        Faults faults = new Faults();
        schedule = SCHEDULE.of(schedule, faults);
        iterations = ITERATIONS.of(iterations, faults);
        epochs = ScheduleProgress.EPOCHS.of(epochs, faults);
        ScheduleProgress.check(iterations, epochs, faults);
        faults.check(iterations != null || epochs != null, ITERATIONS.name(), "is required, or epochs instead");
        faults.raise();
    }

    @Override
    public Schedule build(long runIterations) {
        Schedule warmed = schedule.build(runIterations);
        ScheduleProgress progress = ScheduleProgress.over(iterations, epochs, runIterations);
        return (iteration, epoch) -> warmed.at(iteration, epoch) * progress.at(iteration + 1, epoch + 1);
    }

    @Override
    public List<Milestone> milestones() {
        return Stream.concat(
                        ScheduleProgress.milestone("the end of warmup", 1, iterations, epochs).stream(),
                        schedule.milestones().stream())
                .toList();
    }
}
