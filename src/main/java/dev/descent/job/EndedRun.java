package dev.descent.job;

import dev.descent.artifact.Artifact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param iterations that were trained, of which the log must hold every one
 * @param parametersSha256 of the final parameters; null where the run left none
 * @param artifacts that the run left, their bytes kept already
 */
public record EndedRun(
        Outcome outcome, long iterations, @Nullable String parametersSha256, List<Artifact> artifacts) {

    public EndedRun {
        artifacts = List.copyOf(artifacts);
    }

    /** A run without files. */
    public static EndedRun of(Outcome outcome, long iterations, @Nullable String parametersSha256) {
        return new EndedRun(outcome, iterations, parametersSha256, List.of());
    }

    /** The same run with the files it left. */
    public EndedRun with(List<Artifact> kept) {
        return new EndedRun(outcome, iterations, parametersSha256, kept);
    }

    /** How the job ended, the count of what is stored considered: a log with a gap is not a success. */
    Outcome judged(Receipt receipt) {
        return outcome.status() == Status.SUCCEEDED && receipt.missing() > 0
                ? Outcome.failed(Failure.of(
                        "incomplete_log",
                        receipt.missing() + " of " + receipt.expected() + " iterations are not in the log."))
                : outcome;
    }
}
