package dev.descent.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a job was begun.
 *
 * @param begun runs begun and not given back, 0 before the first
 * @param lost workers in a row that stopped answering while the job got no further than a checkpoint that it had
 * @param notBefore when the next may begin, by the database's clock; null for at once
 */
public record Attempts(int begun, int lost, @Nullable Instant notBefore) {
    static final Attempts NONE = new Attempts(0, 0, null);

    /** The worker gave the job back: the run does not count. */
    Attempts givenBack(boolean gotFurther) {
        return new Attempts(begun - 1, gotFurther ? 0 : lost, null);
    }

    /** The worker stopped answering. The count begins anew where the job got further than a checkpoint that it had. */
    Attempts lost(boolean gotFurther) {
        return new Attempts(begun, gotFurther ? 1 : lost + 1, null);
    }

    Attempts next(@Nullable Instant earliest) {
        return new Attempts(begun, lost, earliest);
    }
}
