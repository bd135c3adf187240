package dev.descent.job;

import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param iterations that were trained, of which the log must hold every one
 * @param parametersSha256 of the final parameters; null where the run left none
 */
public record EndedRun(
        Outcome outcome, long iterations, @Nullable String parametersSha256) {

    /** How the job ended, the count of what is stored considered: a log with a gap is not a success. */
    Outcome judged(Receipt receipt) {
        return outcome.status() == Status.SUCCEEDED && receipt.missing() > 0
                ? Outcome.failed(Failure.of(
                        "incomplete_log",
                        receipt.missing() + " of " + receipt.expected() + " iterations are not in the log."))
                : outcome;
    }
}
