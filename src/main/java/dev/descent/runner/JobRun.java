package dev.descent.runner;

import dev.descent.artifact.Artifact;
import dev.descent.job.EndedRun;
import dev.descent.job.LeaseLost;
import dev.descent.job.LeasedJob;
import dev.descent.job.Outcome;
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
    private final Persistence persistence;
    private Map<String, Path> files = Map.of();

    JobRun(LeasedJob job, Heartbeat heartbeat, Training training, Results results) {
        this.job = job;
        this.heartbeat = heartbeat;
        this.training = training;
        this.results = results;
        this.persistence = new Persistence(job, heartbeat);
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
            return new Ending(EndedRun.of(Outcome.cancelled(), 0, null), true);
        }
        try (Provided provided = training.provide(job, heartbeat)) {
            results.require(training.resultBytes(provided.prepared()));
            return train(provided.prepared(), new JobLog(job, heartbeat));
        } catch (Stopped stopped) {
            return stopped(stopped.reason(), EndedRun.of(Outcome.cancelled(), 0, null));
        } catch (LeaseLost lost) {
            throw lost;
        } catch (Throwable thrown) {
            return failed(thrown, 0);
        }
    }

    /** Trains, and closes the log: what the result says happened is stored by then. */
    private Ending train(Prepared prepared, JobLog log) {
        try (log) {
            return ending(training.train(prepared, log, heartbeat), log);
        } catch (LeaseLost lost) {
            throw lost;
        } catch (Throwable thrown) {
            return failed(thrown, log.iterations());
        }
    }

    private Ending failed(Throwable thrown, long iterations) {
        LOG.info("Job {} fails: {}", job.id(), thrown.toString());
        Outcome failed = Outcome.failed(Failures.of(job.id(), thrown));
        return new Ending(EndedRun.of(failed, iterations, null), false);
    }

    private Ending ending(TrainingResult result, JobLog log) {
        files = result.files();
        long iterations = Math.max(result.iterations(), log.iterations());
        Outcome outcome = result.stopped() == null ? Outcome.succeeded() : Outcome.cancelled();
        return stopped(result.stopped(), EndedRun.of(outcome, iterations, result.parametersSha256()));
    }

    /** @param reason why it stopped early, or null where it came to its end */
    private Ending stopped(@Nullable Reason reason, EndedRun run) {
        if (reason == Reason.LEASE_LOST) {
            throw new LeaseLost(job.id());
        }
        return new Ending(run, reason == Reason.DRAINED);
    }

    private void end(Ending ending) {
        if (ending.givenBack) {
            persistence.write(job::release);
            LOG.info("Job {} is given back", job.id());
            return;
        }
        persistence.write(() -> job.finish(ending.run));
        LOG.info("Job {} {}", job.id(), ending.run.outcome().status().word());
    }

    /** The same ending with the run's files stored; another where they cannot be, or where the run is to stop meanwhile. */
    private Ending stored(Ending ending) {
        if (ending.givenBack || files.isEmpty()) {
            return ending;
        }
        EndedRun run = ending.run;
        try {
            List<Artifact> kept = results.keep(job.id(), files, heartbeat);
            return kept == null
                    ? stopped(
                            heartbeat.requested(),
                            EndedRun.of(Outcome.cancelled(), run.iterations(), run.parametersSha256()))
                    : new Ending(run.with(kept), false);
        } catch (TrainingFailed lost) {
            LOG.error("The files of job {} cannot be stored", job.id(), lost);
            Outcome failed = Outcome.failed(Failures.of(job.id(), lost));
            return new Ending(EndedRun.of(failed, run.iterations(), run.parametersSha256()), false);
        }
    }

    /** @param givenBack whether the job is not over, but is to go on elsewhere */
    private record Ending(EndedRun run, boolean givenBack) {}
}
