package dev.descent.ml.schedule;

import java.util.List;

/** A learning-rate schedule as chosen in a job; a bare number stands for {@code constant}. */
public sealed interface ScheduleSpec
        permits Constant, Step, Exponential, Inverse, Polynomial, Sigmoid, Cosine, OneCycle, MapSchedule, Warmup {

    /**
     * The schedule for a run.
     *
     * @param runIterations iterations of the whole run: what a schedule without a length of its own spans
     */
    Schedule build(long runIterations);

    /**
     * What it is in an epoch where epochs are its time, whatever it counts in itself.
     *
     * @param epoch done before it, from 0
     * @param epochs of the whole run, which a schedule without a length of its own spans
     */
    default double atEpoch(int epoch, int epochs) {
        return build(epochs).at(epoch, epoch);
    }

    /** What happens at a time of its own, and so perhaps after the run's end; in the order of time. */
    default List<Milestone> milestones() {
        return List.of();
    }
}
