package dev.descent.job;

import dev.descent.ml.train.KeptWeights;
import org.jspecify.annotations.Nullable;

/**
 * What the log holds of a run, counted in the database when it ended.
 *
 * @param expected iterations that were trained
 * @param stored of these, in the log
 * @param missing of these, not in the log: 0, or the job failed
 * @param parametersSha256 of the parameters after the last iteration, little-endian float32; null where the run left none
 * @param kept which weights the model has; null where the run left no model
 */
public record Receipt(
        Long expected,
        Long stored,
        Long missing,
        @Nullable String parametersSha256,
        @Nullable KeptWeights kept) {

    /** @param before the iteration that the job's own follow */
    public static Receipt of(EndedRun run, long stored, long before) {
        long expected = Math.max(0, run.iterations() - before);
        long missing = Math.max(0, expected - stored);
        return new Receipt(expected, stored, missing, run.parametersSha256(), run.kept());
    }
}
