package dev.descent.ml.schedule;

import java.util.Locale;

/**
 * Where something happens to a learning rate.
 *
 * @param name what: {@code the peak of one_cycle}
 * @param at iterations or epochs done by then
 */
public record Milestone(String name, long at, Per per) {

    /** Whether a run of this length is over before. */
    public boolean isAfter(long iterations, int epochs) {
        return at > per.count(iterations, epochs);
    }

    /** Where it is, and where the run ends. */
    public String beside(long iterations, int epochs) {
        return String.format(
                Locale.ROOT,
                "%s is at %s %d, and the job has %d",
                name,
                per.name().toLowerCase(Locale.ROOT),
                at,
                per.count(iterations, epochs));
    }
}
