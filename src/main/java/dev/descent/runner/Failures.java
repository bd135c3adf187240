package dev.descent.runner;

import dev.descent.http.StorageFaults;
import dev.descent.job.Failure;
import dev.descent.ml.train.TrainingFailed;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a job's owner is told of what its run threw. Nothing of the service's inside is shown; the server's log has it. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Failure of(UUID job, Throwable thrown) {
        if (thrown instanceof TrainingFailed failed) {
            return Failure.of(failed.type(), String.valueOf(failed.getMessage()));
        } else if (isOutOfMemory(thrown)) {
            LOG.warn("Job {} ran out of memory", job, thrown);
            return Failure.of(
                    "out_of_memory",
                    "The worker ran out of memory. Try smaller batches, a smaller model, an optimizer that keeps less"
                            + " (sgd keeps nothing) or less data, or run it on a worker with more memory.");
        }
        if (StorageFaults.isFull(thrown)) {
            LOG.warn("Job {} found a full disk", job, thrown);
            return Failure.of("disk_full", "The worker's disk is full. Make room there and submit the job again.");
        }
        LOG.error("Job {} failed unexpectedly", job, thrown);
        return Failure.of(
                "internal_error",
                "Something unexpected went wrong in the worker. The server's log has it under the job's id.");
    }

    /** ND4J tells of native memory that is used up by a plain exception with this message. */
    private static boolean isOutOfMemory(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError
                    || String.valueOf(cause.getMessage()).startsWith("Allocation failed")) {
                return true;
            }
        }
        return false;
    }
}
