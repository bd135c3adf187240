package dev.descent.job;

import dev.descent.artifact.Artifact;
import dev.descent.ml.gate.GateResults;
import dev.descent.ml.train.KeptWeights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param iterations that were trained, of which the log must hold every one
 * @param parametersSha256 of the parameters after the last of them; null where the run left none
 * @param kept which weights the model has; null where the run left no model
 * @param artifacts that the run left, their bytes kept already
 */
public record EndedRun(
        Outcome outcome,
        long iterations,
        @Nullable String parametersSha256,
        @Nullable KeptWeights kept,
        List<Artifact> artifacts) {

    public EndedRun {
        artifacts = List.copyOf(artifacts);
    }

    /** A run without files. */
    public static EndedRun of(Outcome outcome, long iterations, @Nullable String parametersSha256) {
        return new EndedRun(outcome, iterations, parametersSha256, null, List.of());
    }

    /** The same run with the files it left. */
    public EndedRun with(@Nullable KeptWeights weights, List<Artifact> files) {
        return new EndedRun(outcome, iterations, parametersSha256, weights, files);
    }

    /** The same run with what came of its gates. */
    public EndedRun with(GateResults gates) {
        return new EndedRun(Outcome.succeeded(gates), iterations, parametersSha256, kept, artifacts);
    }

    /** How the job ended, the count of what is stored considered: a log with a gap is not a success. */
    public Outcome judged(Receipt receipt) {
        return outcome.status() == Status.SUCCEEDED && receipt.missing() > 0
                ? Outcome.failed(Failure.of(
                        "incomplete_log",
                        receipt.missing() + " of " + receipt.expected() + " iterations are not in the log."))
                : outcome;
    }
}
