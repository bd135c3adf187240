package dev.descent.runner;

import dev.descent.http.ToldOutage;
import dev.descent.job.queue.LeaseLost;
import dev.descent.job.queue.LeasedJob;
import dev.descent.ml.base.Backoff;
import java.time.Duration;
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
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** @throws LeaseLost where the job is another's, or may be */
    <T> T write(Supplier<T> attempt) {
        Backoff backoff = new Backoff(SHORTEST_PAUSE, LONGEST_PAUSE);
        while (true) {
            try {
                return attempt.get();
            } catch (DataAccessException | TransactionException e) {
                if (!mayPass(e)) {
                    throw e;
                }
                giveUpIfLost();
                LOG.atLevel(ToldOutage.level(e)).log("Job {} tries again to write: {}", job.id(), e.getMessage());
                LockSupport.parkNanos(backoff.next().toNanos());
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
