package dev.descent.ml.schedule;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far along its length a schedule is: from 0 at the first step to 1 at the end, and 1 from then on. */
@FunctionalInterface
interface ScheduleProgress {
    Parameter<Integer> ITERATIONS = Parameter.integer("iterations")
            .atLeast(1)
            .says("The length in iterations; the whole run where neither this nor epochs is given.");
    Parameter<Integer> EPOCHS = Parameter.integer("epochs")
            .atLeast(1)
            .says("The length in epochs instead: the rate then changes once per epoch.");

    double at(long iteration, int epoch);

    /** Tells a length that is given twice. */
    static void check(@Nullable Integer iterations, @Nullable Integer epochs, Faults faults) {
        faults.check(iterations == null || epochs == null, EPOCHS.name(), "must not be given together with iterations");
    }

    /** The place in a length that was given; none in one that is the run's own. */
    static List<Milestone> milestone(
            String name, double fraction, @Nullable Integer iterations, @Nullable Integer epochs) {
        if (epochs != null) {
            return List.of(Milestone.end(name, Math.round(fraction * epochs), Per.EPOCH));
        }
        return iterations == null
                ? List.of()
                : List.of(Milestone.end(name, Math.round(fraction * iterations), Per.ITERATION));
    }

    static ScheduleProgress over(@Nullable Integer iterations, @Nullable Integer epochs, long runIterations) {
        if (epochs != null) {
            return (iteration, epoch) -> fraction(epoch, epochs);
        }
        long length = iterations == null ? runIterations : iterations;
        return (iteration, epoch) -> fraction(iteration, length);
    }

    private static double fraction(long done, long length) {
        return done >= length ? 1 : (double) done / length;
    }
}
