package dev.descent.ml.schedule;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Up to a peak and far down again, both along half a cosine (Smith and Topin 2018, arXiv:1708.07120). */
public record OneCycle(
        Double peak,
        Double initial,
        Double end,
        Double rise,
        @Nullable Integer iterations,
        @Nullable Integer epochs) implements ScheduleSpec {
    private static final Parameter<Double> PEAK =
            Parameter.number("peak").positive().required().says("The highest learning rate.");
    private static final Parameter<Double> INITIAL = Parameter.number("initial")
            .positive()
            .says("The learning rate of the first step; a twenty-fifth of the peak unless given.");
    private static final Parameter<Double> END = Parameter.number("end")
            .atLeast(0)
            .says("The learning rate at the end, and from then on; a ten-thousandth of initial unless given.");
    private static final Parameter<Double> RISE =
            Parameter.number("rise").above(0).below(1).orElse(0.3).says("The part of the length that it rises.");

    static final About ABOUT = About.of(
                    "one_cycle",
                    "Rises to a peak and falls to almost nothing, once, as PyTorch's OneCycleLR does, but leaves "
                            + "momentum as it is.")
            .formula("t/length < rise: initial + (peak - initial) * (1 - cos(pi * t/length / rise)) / 2;"
                    + "  then end + (peak - end) * (1 + cos(pi * (t/length - rise) / (1 - rise))) / 2")
            .category("cyclic")
            .useWhen("you have few epochs and can bear a high peak: several times the rate that suits a constant one")
            .avoidWhen("you may stop early or train on: the end is tuned to the length")
            .parameters(PEAK, INITIAL, END, RISE, ScheduleProgress.ITERATIONS, ScheduleProgress.EPOCHS)
            .example("{\"type\": \"one_cycle\", \"peak\": 0.01}");

    public OneCycle {
        Faults faults = new Faults();
        peak = PEAK.of(peak, faults);
        initial = INITIAL.of(initial, faults);
        end = END.of(end, faults);
        rise = RISE.of(rise, faults);
        iterations = ScheduleProgress.ITERATIONS.of(iterations, faults);
        epochs = ScheduleProgress.EPOCHS.of(epochs, faults);
        ScheduleProgress.check(iterations, epochs, faults);
        faults.raise();
        initial = initial == null ? peak / 25 : initial;
        faults.check(initial <= peak, INITIAL.name(), "must be at most the peak, was " + initial);
        faults.raise();
        end = end == null ? initial / 10_000 : end;
    }

    @Override
    public Schedule build(long runIterations) {
        ScheduleProgress progress = ScheduleProgress.over(iterations, epochs, runIterations);
        return (iteration, epoch) -> rate(progress.at(iteration, epoch));
    }

    private double rate(double done) {
        return done < rise
                ? Rates.halfCosine(initial, peak, done / rise)
                : Rates.halfCosine(peak, end, (done - rise) / (1 - rise));
    }

    @Override
    public List<Milestone> milestones() {
        return Stream.of(
                        ScheduleProgress.milestone("the peak of one_cycle", rise, iterations, epochs),
                        ScheduleProgress.milestone("the end of one_cycle", 1, iterations, epochs))
                .flatMap(List::stream)
                .toList();
    }
}
