package dev.descent.spark;

import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.shard.RoundStopped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaFutureAction;

/** Waits for jobs of Spark no longer than the run goes on. */
record AwaitedJob(StopSignal stop, ExecutorWatch watch) {
    private static final long LOOK_MILLIS = 100;

    /**
     * What a job came to.
     *
     * @throws RoundStopped where the run is to stop first
     * @throws TrainingFailed where it cannot be computed
     */
    <T> T of(JavaFutureAction<T> job) {
        try {
            return await(job);
        } catch (ExecutionException failed) {
            throw failure(failed);
        } catch (InterruptedException e) {
            job.cancel(true);
            Thread.currentThread().interrupt();
            throw new TrainingFailed("cluster_failed", "The driver was interrupted while the cluster computed.", e);
        }
    }

    private <T> T await(JavaFutureAction<T> job) throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return job.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException computing) {
                watch.look();
                if (stop.requested() != null) {
                    job.cancel(true);
                    throw new RoundStopped();
                }
            }
        }
    }

    /** What an executor said where it knows the reason. */
    private static TrainingFailed failure(ExecutionException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof TrainingFailed known) {
                return known;
            }
        }
        Throwable cause = failed.getCause();
        String text = String.valueOf(cause == null ? failed.getMessage() : cause.getMessage());
        return new TrainingFailed(
                "cluster_failed",
                "The cluster could not compute a batch: " + text.lines().findFirst().orElse(text),
                failed);
    }
}
