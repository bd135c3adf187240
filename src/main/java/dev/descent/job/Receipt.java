package dev.descent.job;

import org.jspecify.annotations.Nullable;

/**
 * What the log holds of a run, counted in the database when it ended.
 *
 * @param expected iterations that were trained
 * @param stored of these, in the log
 * @param missing of these, not in the log: 0, or the job failed
 * @param parametersSha256 of the final parameters, little-endian float32; null where the run left none
 */
public record Receipt(
        Long expected, Long stored, Long missing, @Nullable String parametersSha256) {

    public static Receipt of(long expected, long stored, @Nullable String parametersSha256) {
        return new Receipt(expected, stored, Math.max(0, expected - stored), parametersSha256);
    }
}
