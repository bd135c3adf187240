package dev.descent.ml.schedule;

/** A learning-rate schedule as chosen in a job; a bare number stands for {@code constant}. */
public sealed interface ScheduleSpec permits Constant {
    Schedule build();
}
