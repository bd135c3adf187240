package dev.descent.spark;

import dev.descent.ml.train.TrainingFailed;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run's one job of Spark, with a task for each worker, which Spark starts anew elsewhere where an executor dies. */
final class StandingJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StandingJob.class);
    private static final long END_MILLIS = 200;

    private final JavaSparkContext spark;
    private final StandingTask<?, ?> task;
    private final List<Integer> workers;
    private JavaFutureAction<Void> job;
    private boolean served;

    StandingJob(JavaSparkContext spark, StandingTask<?, ?> task, int workers) {
        this.spark = spark;
        this.task = task;
        this.workers = IntStream.range(0, workers).boxed().toList();
        job = begun();
    }

    private JavaFutureAction<Void> begun() {
        return spark.parallelize(workers, workers.size()).foreachAsync(task);
    }

    /** A round is over, so that the job is worth to be begun anew. */
    void served() {
        served = true;
    }

    /** Whether it has, as it does when a task has failed several times: executors that die in a long run are no fault. */
    boolean hasEnded() {
        return job.isDone();
    }

    /**
     * When it has ended.
     *
     * @throws TrainingFailed where it ended for a reason that an executor told, before it served a round, or with its application
     */
    void beginAnew() throws InterruptedException {
        try {
            job.get();
        } catch (ExecutionException failed) {
            TrainingFailed failure = failure(failed);
            if (!served || failure.getCause() != failed || spark.sc().isStopped()) {
                throw failure;
            }
            LOG.warn("The executors' tasks failed and are begun anew", failed);
        }
        served = false;
        job = begun();
    }

    /** What an executor said where it knows the reason. */
    private static TrainingFailed failure(ExecutionException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof TrainingFailed known) {
                return known;
            } else if (cause instanceof DriverUnreached unreached) {
                return new TrainingFailed("cluster_failed", String.valueOf(unreached.getMessage()), failed);
            }
        }
        Throwable cause = failed.getCause();
        String text = String.valueOf(cause == null ? failed.getMessage() : cause.getMessage());
        return new TrainingFailed(
                "cluster_failed",
                "The cluster could not compute a batch: "
                        + text.lines().findFirst().orElse(text),
                failed);
    }

    /** When no task has anything to do: those that still compute are not waited for. */
    @Override
    public void close() {
        try {
            job.get(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The executors' tasks do not end: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            job.cancel(true);
        }
    }
}
