package dev.descent.event.history;

import dev.descent.http.InvalidParameter;
import org.jspecify.annotations.Nullable;

/**
 * Iterations of a run, counted from 1.
 *
 * @param first of them
 * @param last of them, which may be beyond the run
 */
record IterationRange(long first, long last) {
    static final IterationRange ALL = new IterationRange(1, Long.MAX_VALUE);

    /** As it is asked for; null is the beginning, or the end. */
    static IterationRange of(@Nullable Long from, @Nullable Long to) {
        long first = atLeastOne("from", from, ALL.first);
        long last = atLeastOne("to", to, ALL.last);
        if (last < first) {
            throw new InvalidParameter("to", "must not be before from, which is " + first + ", was " + last);
        }
        return new IterationRange(first, last);
    }

    boolean contains(long iteration) {
        return first <= iteration && iteration <= last;
    }

    /** With all that was before. */
    IterationRange fromTheBeginning() {
        return new IterationRange(ALL.first, last);
    }

    private static long atLeastOne(String name, @Nullable Long value, long other) {
        if (value != null && value < 1) {
            throw new InvalidParameter(name, "must be at least 1, was " + value);
        }
        return value == null ? other : value;
    }
}
