package dev.descent.runner;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when this process reaches the database without a break, by the database's clock. While nobody reached it nobody could give a
 * sign of life, so that after a break leases that are over tell nothing yet.
 */
final class Contact {
    private final Duration longestGap;
    private final Duration enough;
    private @Nullable Instant since;
    private @Nullable Instant last;

    /**
     * @param longestGap between two answers of the database; more, as after a pause of this process or a jump of the clock, is a break
     * @param enough without a break, for everybody else to have given a sign of life as well
     */
    Contact(Duration longestGap, Duration enough) {
        this.longestGap = longestGap;
        this.enough = enough;
    }

    /** The database answered; says whether it has done so for long enough. */
    boolean made(Instant now) {
        Instant before = last;
        Instant begun = since;
        last = now;
        if (begun == null || before == null || now.isBefore(before) || now.isAfter(before.plus(longestGap))) {
            since = now;
            return false;
        }
        return !now.isBefore(begun.plus(enough));
    }

    /** The database did not answer. */
    void broken() {
        since = null;
    }
}
