package dev.descent.race;

import dev.descent.job.Status;
import dev.descent.ml.train.EarlyStopping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A race as the API answers it.
 *
 * @param metric that the entries are judged by
 * @param mode whether lower or higher is better
 * @param rungs epochs at whose end entries are left out; empty without halving
 * @param rung that is under way, from 0
 * @param table the best entry first
 * @param finding what the table says, in a sentence
 */
record RaceAnswer(
        UUID id,
        @Nullable String name,
        RaceStatus status,
        String metric,
        EarlyStopping.Mode mode,
        RaceSpec.Judge judge,
        List<Integer> rungs,
        int rung,
        List<Row> table,
        String finding,
        Instant createdAt,
        @Nullable Instant finishedAt,
        RaceLinks links) {

    /** Where a race stands. */
    enum RaceStatus {
        RUNNING,
        FINISHED,
        CANCELLED
    }

    /**
     * An entry.
     *
     * @param rank from 1; null where it has no value yet
     * @param leftAt the epoch at which it was left out; null while it is in
     * @param value over the seeds
     * @param behind how much worse it is than the best entry, by the seeds that both have; null for the best
     * @param reported means of the losses that all report, at the epochs that count
     */
    record Row(
            @Nullable Integer rank,
            int entry,
            String name,
            @Nullable Integer leftAt,
            Interval value,
            @Nullable Interval behind,
            Map<String, Double> reported,
            List<SeedResult> jobs) {}

    /**
     * A job.
     *
     * @param job null until it is queued
     * @param status null until it is queued, and where it was deleted
     * @param epoch the last one that is over
     * @param value that counts; null where there is none
     * @param atEpoch whose value it is
     * @param failure why it could not be queued
     */
    record SeedResult(
            long seed,
            @Nullable UUID job,
            @Nullable Status status,
            int epoch,
            @Nullable Double value,
            @Nullable Integer atEpoch,
            @Nullable String failure) {}

    /**
     * Where to go from a race.
     *
     * @param page its jobs' curves in one chart
     */
    record RaceLinks(String self, String cancel, String jobs, String page) {}
}
