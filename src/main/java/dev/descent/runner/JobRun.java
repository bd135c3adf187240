package dev.descent.runner;

import dev.descent.artifact.Artifact;
import dev.descent.cluster.DriverLost;
import dev.descent.content.StoreUnavailable;
import dev.descent.http.StorageFaults;
import dev.descent.job.EndedRun;
import dev.descent.job.Job;
import dev.descent.job.Outcome;
import dev.descent.job.Status;
import dev.descent.job.queue.LeaseLost;
import dev.descent.job.queue.LeasedJob;
import dev.descent.ml.train.KeptWeights;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.StopSignal.Reason;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.TrainingResult;
import dev.descent.runner.Preparation.Prepared;
import dev.descent.runner.Training.Provided;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job's run on this thread, from its spec to its end. Whatever happens in it, the thread can take the next job. */
final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final LeasedJob job;
    private final Heartbeat heartbeat;
    private final Training training;
    private final Results results;
    private final FencedRetry retry;
    private Map<String, Path> files = Map.of();
    private @Nullable KeptWeights kept;

    JobRun(LeasedJob job, Heartbeat heartbeat, Training training, Results results) {
        this.job = job;
        this.heartbeat = heartbeat;
        this.training = training;
        this.results = results;
        this.retry = new FencedRetry(job, heartbeat);
    }

    void run() {
        LOG.info("Job {} begins, attempt {}", job.id(), job.attempt());
        try {
            end(stored(toItsEnd()));
        } catch (LeaseLost lost) {
            LOG.warn("Job {} is left as it is: {}", job.id(), lost.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Job {} cannot be ended; it goes back to the queue when its lease is over", job.id(), e);
        } finally {
            ResultFiles.delete(files.values());
        }
    }

    private Ending toItsEnd() {
        if (!results.look()) {
            return new GivenBack();
        }
        try (Provided provided = training.provide(job, heartbeat)) {
            Prepared prepared = provided.prepared();
            results.require(training.trainer().resultBytes(prepared.plan(), prepared.data()));
            try (JobCheckpoints checkpoints = new JobCheckpoints(job, results.checkpoints(), retry)) {
                return judged(train(prepared, checkpoints, new JobLog(job, heartbeat, checkpoints.start())), provided);
            }
        } catch (Stopped stopped) {
            return stopped(stopped.reason(), EndedRun.of(Outcome.cancelled(), job.iteration(), null));
        } catch (LeaseLost lost) {
            throw lost;
        } catch (Throwable thrown) {
            return failed(thrown, job.iteration());
        }
    }

    /** Trains, and closes the log: what the result says happened is stored by then. */
    private Ending train(Prepared prepared, JobCheckpoints checkpoints, JobLog log) {
        try (log) {
            checkpoints.tell(log);
            if (checkpoints.areNew()) {
                prepared.warnings().forEach(log::warning);
            }
            Run run = new Run(prepared.plan(), prepared.held(), checkpoints, log, heartbeat);
            return ending(training.trainer().train(run), log);
        } catch (LeaseLost lost) {
            throw lost;
        } catch (DriverLost lost) {
            LOG.warn("Job {} is left to be taken up again: {}", job.id(), lost.getMessage());
            return new Abandoned();
        } catch (Throwable thrown) {
            return failed(thrown, log.iterations());
        }
    }

    /** The same ending with the verdicts on the job's gates. */
    private Ending judged(Ending ending, Provided provided) {
        return ending instanceof Finished finished
                        && kept != null
                        && finished.run.outcome().status() == Status.SUCCEEDED
                ? new Finished(
                        new GateRun(job, heartbeat, training, results).judged(finished.run, kept, files, provided))
                : ending;
    }

    private Ending failed(Throwable thrown, long iterations) {
        if (StoreUnavailable.isBehind(thrown) || StorageFaults.isDatabaseBehind(thrown)) {
            LOG.warn("Job {} is left for later, since what it needs cannot be had: {}", job.id(), thrown.toString());
            return new GivenBack();
        }
        LOG.info("Job {} fails: {}", job.id(), thrown.toString());
        Outcome failed = Outcome.failed(Failures.of(job.id(), thrown));
        return new Finished(EndedRun.of(failed, iterations, null));
    }

    private Ending ending(TrainingResult result, JobLog log) {
        files = result.files();
        long iterations = Math.max(result.iterations(), log.iterations());
        kept = result.kept();
        EndedRun run = EndedRun.of(outcome(result), iterations, result.parametersSha256());
        return stopped(result.stopped(), run);
    }

    private Outcome outcome(TrainingResult result) {
        if (result.failure() != null) {
            LOG.info("Job {} fails: {}", job.id(), result.failure().getMessage());
            return Outcome.failed(Failures.of(job.id(), result.failure()));
        }
        return result.stopped() == null ? Outcome.succeeded() : Outcome.cancelled();
    }

    /** @param reason why it stopped early, or null where it came to its end */
    private Ending stopped(@Nullable Reason reason, EndedRun run) {
        if (reason == Reason.LEASE_LOST) {
            throw new LeaseLost(job.id());
        }
        return reason == Reason.DRAINED || reason == Reason.PAUSED ? new GivenBack() : new Finished(run);
    }

    private void end(Ending ending) {
        if (ending instanceof Finished finished) {
            EndedRun run = finished.run;
            retry.write(() -> job.finish(run));
            LOG.info("Job {} {}", job.id(), run.outcome().status().word());
        } else if (ending instanceof Abandoned) {
            heartbeat.end();
            retry.run(job::abandon);
        } else {
            Job given = retry.write(job::release);
            LOG.info("Job {} is given back and {}", job.id(), given.status().word());
        }
    }

    /** The same ending with the run's files stored; another where they cannot be, or where the run is to stop meanwhile. */
    private Ending stored(Ending ending) {
        return ending instanceof Finished finished && !files.isEmpty() ? stored(finished.run) : ending;
    }

    private Ending stored(EndedRun run) {
        try {
            List<Artifact> stored = results.keep(job.id(), files, heartbeat);
            return stored == null
                    ? stopped(
                            heartbeat.requested(),
                            EndedRun.of(Outcome.cancelled(), run.iterations(), run.parametersSha256()))
                    : new Finished(run.with(kept, stored));
        } catch (TrainingFailed lost) {
            LOG.error("The files of job {} cannot be stored", job.id(), lost);
            Outcome failed = Outcome.failed(Failures.of(job.id(), lost));
            return new Finished(EndedRun.of(failed, run.iterations(), run.parametersSha256()));
        }
    }

    /** What becomes of the job. */
    private sealed interface Ending {}

    private record Finished(EndedRun run) implements Ending {}

    /** The job is not over, but is to go on later, perhaps elsewhere. */
    private record GivenBack() implements Ending {}

    /** What trained it is lost, which counts as a lost worker does. */
    private record Abandoned() implements Ending {}
}
