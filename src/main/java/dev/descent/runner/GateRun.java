package dev.descent.runner;

import dev.descent.event.log.EventKind;
import dev.descent.event.log.NewEvent;
import dev.descent.job.EndedRun;
import dev.descent.job.JobSpec;
import dev.descent.job.gate.Judging;
import dev.descent.job.gate.TrainedJob;
import dev.descent.job.queue.LeaseLost;
import dev.descent.job.queue.LeasedJob;
import dev.descent.ml.gate.GateResults;
import dev.descent.ml.gate.GateVerdict;
import dev.descent.ml.gate.Verdict;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.KeptWeights;
import dev.descent.ml.train.RunFile;
import dev.descent.runner.Training.Provided;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/** Judges a job by its gates once it has trained, before its files are stored. What is interrupted begins anew with the next attempt. */
final class GateRun {
    private static final Logger LOG = LoggerFactory.getLogger(GateRun.class);

    private final LeasedJob job;
    private final Heartbeat heartbeat;
    private final Training training;
    private final Results results;
    private final FencedRetry retry;

    GateRun(LeasedJob job, Heartbeat heartbeat, Training training, Results results) {
        this.job = job;
        this.heartbeat = heartbeat;
        this.training = training;
        this.results = results;
        this.retry = new FencedRetry(job, heartbeat);
    }

    /**
     * The same run with the verdicts, which its report then has as well.
     *
     * @param kept which weights are in its model
     * @param files of the run by name
     * @throws Stopped where the job is to stop first
     */
    EndedRun judged(EndedRun run, KeptWeights kept, Map<String, Path> files, Provided provided) {
        JobSpec spec = SpecReader.read(job.resolved().spec(), JobSpec.class);
        Path model = files.get(RunFile.MODEL.fileName());
        if (spec.gates().isEmpty() || model == null) {
            return run;
        }
        TrainedJob trained = new TrainedJob(
                spec,
                provided.prepared().data(),
                model,
                kept,
                Objects.requireNonNull(run.parametersSha256()),
                job.metrics());
        GateResults judged = judged(trained, provided);
        tell(judged);
        Path report = Objects.requireNonNull(files.get(RunFile.REPORT.fileName()));
        if (results.write(job.id(), () -> JudgedReport.write(report, judged), heartbeat) == null) {
            heartbeat.throwIfRequested();
        }
        return run.with(judged);
    }

    /** Nothing that comes up here undoes the training: what cannot be judged is inconclusive. */
    private GateResults judged(TrainedJob trained, Provided provided) {
        try (Judging judging = retry.write(() -> training.gates().open(trained, heartbeat::throwIfRequested))) {
            training.hold(judging.memory(), provided, job, heartbeat);
            return judging.judge();
        } catch (Stopped | LeaseLost stopped) {
            throw stopped;
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("The gates of job {} cannot be judged", job.id(), e);
            heartbeat.throwIfRequested();
            String reason =
                    "It could not be judged: " + Failures.of(job.id(), e).detail();
            return GateResults.of(trained.spec().gates().stream()
                    .map(gate -> GateVerdict.without(gate, Verdict.INCONCLUSIVE, null, null, reason))
                    .toList());
        }
    }

    private void tell(GateResults judged) {
        List<NewEvent> warnings = judged.gates().stream()
                .filter(gate -> gate.reason() != null)
                .map(gate -> "Gate of " + gate.gate().metric() + " "
                        + gate.verdict().name().toLowerCase(Locale.ROOT) + ": " + gate.reason())
                .map(message -> new NewEvent(
                        EventKind.WARNING, JsonNodeFactory.instance.objectNode().put("message", message)))
                .toList();
        warnings.forEach(warning -> retry.run(() -> heartbeat.hear(job.append(warning))));
    }
}
