package dev.descent.runner;

import dev.descent.job.LeaseLost;
import dev.descent.job.LeasedJob;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;

/** Writes to the database until it succeeds or the lease is lost, so that a hiccup costs nothing. */
record FencedRetry(LeasedJob job, Heartbeat heartbeat) {
    private static final Logger LOG = LoggerFactory.getLogger(FencedRetry.class);
    private static final long SHORTEST_PAUSE = 50_000_000;
    private static final long LONGEST_PAUSE = 2_000_000_000;

    /** @throws LeaseLost where the job is another's, or may be */
    <T> T write(Supplier<T> attempt) {
        for (long pause = SHORTEST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            try {
                return attempt.get();
            } catch (DataAccessException | TransactionException e) {
                if (!mayPass(e)) {
                    throw e;
                }
                giveUpIfLost();
                LOG.warn("Job {} tries again to write: {}", job.id(), e.getMessage());
                LockSupport.parkNanos(pause);
            }
        }
    }

    /** @throws LeaseLost where the job is another's, or may be */
    void run(Runnable attempt) {
        write(() -> {
            attempt.run();
            return true;
        });
    }

    private void giveUpIfLost() {
        if (heartbeat.isLost()) {
            throw new LeaseLost(job.id());
        }
    }

    /** What the same statement would run into again is a defect, not a hiccup. */
    private static boolean mayPass(RuntimeException e) {
        return !(e instanceof DataIntegrityViolationException
                || e instanceof InvalidDataAccessResourceUsageException
                || e instanceof InvalidDataAccessApiUsageException);
    }
}
