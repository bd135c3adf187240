package dev.descent.runner;

import dev.descent.job.Retries;
import dev.descent.ml.train.Patience;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How this process runs jobs.
 *
 * @param slots jobs at once; the cores where it is not set
 * @param lease how long a job stays with a worker that gives no sign of life
 * @param scratch folder for what a run leaves behind, until it is stored
 * @param maxAttempts lost workers in a row after which a job fails that does not say it itself
 * @param retryPause before a job is tried again whose worker was lost; each further time it is twice as long
 * @param patience how long a result that cannot be stored is tried again
 */
@ConfigurationProperties("descent.runner")
public record RunnerSettings(
        @Nullable Integer slots,
        Duration lease,
        Path scratch,
        Duration patience,
        int maxAttempts,
        Duration retryPause) {
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** The connection pool waits up to 5 s between two tries. */
    private static final Duration RECONNECTING = Duration.ofSeconds(10);

    /** Between looks at the queue where nobody announces a job. */
    static final Duration POLL = Duration.ofMillis(500);

    public RunnerSettings {
        slots = slots == null ? Runtime.getRuntime().availableProcessors() : slots;
        if (slots < 1 || slots > 1024) {
            throw new IllegalArgumentException("descent.runner.slots must be between 1 and 1024, was " + slots);
        } else if (lease.compareTo(Duration.ofSeconds(1)) < 0 || lease.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("descent.runner.lease must be between 1s and 1h, was " + lease);
        } else if (patience.isNegative() || patience.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("descent.runner.patience must be between 0s and 1d, was " + patience);
        } else if (maxAttempts < 1 || maxAttempts > 100) {
            throw new IllegalArgumentException(
                    "descent.runner.max-attempts must be between 1 and 100, was " + maxAttempts);
        } else if (retryPause.isNegative() || retryPause.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException(
                    "descent.runner.retry-pause must be between 0s and 5m, was " + retryPause);
        }
    }

    /** Jobs at once in this process. */
    public int jobsAtOnce() {
        return slots == null ? 1 : slots;
    }

    /** Of jobs whose workers stop answering. */
    Retries retries() {
        return new Retries(maxAttempts, retryPause);
    }

    /** With folders that cannot be written. */
    Patience tries() {
        return new Patience(patience);
    }

    /** Between signs of life: a lease outlives two that fail. */
    Duration heartbeat() {
        Duration third = lease.dividedBy(3);
        return third.compareTo(HEARTBEAT) < 0 ? third : HEARTBEAT;
    }

    /** Between looks for jobs whose lease is over. */
    Duration reaping() {
        return heartbeat();
    }

    /** Of the database, that no lease runs out in where its worker gave a sign of life just before it. */
    Duration longestGap() {
        return lease.dividedBy(3).multipliedBy(2);
    }

    /** After an outage of the database, in which no job is taken from its worker: a lease, and what connecting anew may take. */
    Duration quiet() {
        return lease.compareTo(RECONNECTING) < 0 ? RECONNECTING : lease;
    }
}
