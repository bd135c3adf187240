package dev.descent.runner;

import dev.descent.http.ToldOutage;
import dev.descent.job.queue.LeaseLost;
import dev.descent.job.queue.LeasedJob;
import dev.descent.ml.train.StopSignal;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a running job's lease alive, and hears by it whether to stop. Only the database knows whether the lease is lost: while it is away
 * the run goes on, for nothing of it can be written, and afterwards the job is still this worker's unless somebody took it.
 */
final class Heartbeat implements StopSignal {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(10);

    private final LeasedJob job;
    private final long farewellNanos;
    private final BooleanSupplier draining;
    private volatile long alive;
    private volatile @Nullable Reason asked;
    private volatile boolean lost;
    private boolean ended;

    /** @param lease how long the lease lasts after a beat that reached the database */
    Heartbeat(LeasedJob job, Duration lease, BooleanSupplier draining) {
        this.job = job;
        this.farewellNanos = Math.min(lease.toNanos(), LONGEST_FAREWELL.toNanos());
        this.draining = draining;
        this.alive = System.nanoTime();
    }

    /** One sign of life. */
    synchronized void beat() {
        if (ended) {
            return;
        }
        long before = System.nanoTime();
        try {
            hear(job.extend());
            alive = before;
        } catch (LeaseLost e) {
            lost = true;
        } catch (RuntimeException e) {
            LOG.atLevel(ToldOutage.level(e)).log("No sign of life for job {}: {}", job.id(), e.getMessage());
        }
    }

    /** The lease is kept alive no longer; a beat that is under way comes to its end first. */
    synchronized void end() {
        ended = true;
    }

    /** @param told by the database with some answer: why to stop, or null */
    void hear(@Nullable Reason told) {
        asked = told;
    }

    /** Whether nothing can be written any more: the job is another's, or this process ends while the database is away. */
    boolean isLost() {
        return lost || (draining.getAsBoolean() && System.nanoTime() - alive > farewellNanos);
    }

    /** @throws Stopped where the job is to stop */
    void throwIfRequested() {
        Reason reason = requested();
        if (reason != null) {
            throw new Stopped(reason);
        }
    }

    @Override
    public @Nullable Reason requested() {
        if (isLost()) {
            return Reason.LEASE_LOST;
        }
        Reason told = asked;
        return told == null && draining.getAsBoolean() ? Reason.DRAINED : told;
    }
}
