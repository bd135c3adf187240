package dev.descent.job.queue;

import java.util.UUID;

/** The job belongs to another worker, or to none, by now: nothing more may be written. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LeaseLost(UUID job) {
        super("the lease of job " + job + " is lost");
    }
}
