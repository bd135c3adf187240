package dev.descent.ml.schedule;

import java.util.Locale;

/**
 * Where something happens to a learning rate.
 *
 * @param name what: {@code the peak of one_cycle}
 * @param at iterations or epochs done by then
 * @param begins whether it shows only in what is done from then on
 */
public record Milestone(String name, long at, Per per, boolean begins) {

    /** The end of something, which has shown by then. */
    static Milestone end(String name, long at, Per per) {
        return new Milestone(name, at, per, false);
    }

    /** The beginning of something. */
    static Milestone begin(String name, long at, Per per) {
        return new Milestone(name, at, per, true);
    }

    /** The same where time is epochs, whatever it counts in itself. */
    public Milestone inEpochs() {
        return new Milestone(name, at, Per.EPOCH, begins);
    }

    /** Whether a run of this length is over before it shows. */
    public boolean isAfter(long iterations, int epochs) {
        long length = per.count(iterations, epochs);
        return at > length || (begins && at == length);
    }

    /** Where it is, and where the run ends. */
    public String beside(long iterations, int epochs) {
        long length = per.count(iterations, epochs);
        String when = "%s is at %s %d, and the job ".formatted(name, per.name().toLowerCase(Locale.ROOT), at);
        return when + (at == length ? "ends there" : "has " + length);
    }
}
