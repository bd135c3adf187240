package dev.descent.race;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A race as it is stored. What becomes of its jobs is in the jobs.
 *
 * @param rung that is under way, from 0: so many are decided
 * @param cancelled whether somebody cancelled it
 * @param finishedAt when every job was found over; null before
 */
record Race(
        UUID id,
        RaceSpec spec,
        int rung,
        boolean cancelled,
        Instant createdAt,
        @Nullable Instant finishedAt,
        List<RacingJob> jobs) {

    /**
     * One job of a race.
     *
     * @param entry from 0
     * @param job null until it is queued
     * @param failure why it could not be queued
     * @param leftAt the rung at which its entry was left out; null while it is in
     */
    record RacingJob(
            int entry,
            long seed,
            @Nullable UUID job,
            @Nullable String failure,
            @Nullable Integer leftAt) {

        boolean isIn() {
            return leftAt == null;
        }
    }

    /** The epochs at whose end entries are left out. */
    List<Integer> rungs() {
        Halving halving = spec.halving();
        return halving == null ? List.of() : halving.rungs(spec.entries().size(), spec.epochs());
    }

    /** The epoch of the rung under way; null past the last of them. */
    @Nullable
    Integer rungEpoch() {
        List<Integer> rungs = rungs();
        return rung < rungs.size() ? rungs.get(rung) : null;
    }

    List<RacingJob> of(int entry) {
        return jobs.stream().filter(job -> job.entry() == entry).toList();
    }

    /** The rung at which an entry was left out; null while it is in. */
    @Nullable
    Integer leftAt(int entry) {
        return of(entry).get(0).leftAt();
    }

    /** Entries that are in, in their order. */
    List<Integer> standing() {
        return jobs.stream()
                .filter(RacingJob::isIn)
                .map(RacingJob::entry)
                .distinct()
                .collect(Collectors.toList());
    }
}
