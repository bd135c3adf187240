package dev.descent.runner;

import dev.descent.job.LeaseLost;
import dev.descent.job.LeasedJob;
import dev.descent.ml.train.StopSignal;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a running job's lease alive, and hears by it whether to stop. */
final class Heartbeat implements StopSignal {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final LeasedJob job;
    private final long leaseNanos;
    private final BooleanSupplier draining;
    private volatile long alive;
    private volatile boolean cancelled;
    private volatile boolean lost;

    /** @param lease how long the lease lasts after a beat that reached the database */
    Heartbeat(LeasedJob job, Duration lease, BooleanSupplier draining) {
        this.job = job;
        this.leaseNanos = lease.toNanos();
        this.draining = draining;
        this.alive = System.nanoTime();
    }

    /** One sign of life. The lease is counted from before the request, so that it never seems longer here than it is. */
    void beat() {
        long before = System.nanoTime();
        try {
            if (job.extend()) {
                cancelled = true;
            }
            alive = before;
        } catch (LeaseLost e) {
            lost = true;
        } catch (RuntimeException e) {
            LOG.warn("No sign of life for job {}: {}", job.id(), e.getMessage());
        }
    }

    void cancel() {
        cancelled = true;
    }

    void lose() {
        lost = true;
    }

    /** Whether somebody else may own the job by now. */
    boolean isLost() {
        return lost || System.nanoTime() - alive > leaseNanos;
    }

    @Override
    public @Nullable Reason requested() {
        if (isLost()) {
            return Reason.LEASE_LOST;
        } else if (cancelled) {
            return Reason.CANCELLED;
        }
        return draining.getAsBoolean() ? Reason.DRAINED : null;
    }
}
