package dev.descent.race;

import dev.descent.event.history.EpochSeries;
import dev.descent.http.Ids;
import dev.descent.http.Page;
import dev.descent.job.JobConflict;
import dev.descent.job.queue.IdempotencyKey;
import dev.descent.race.Race.RacingJob;
import dev.descent.race.RaceAnswer.RaceLinks;
import dev.descent.race.RaceAnswer.RaceStatus;
import dev.descent.race.RaceAnswer.Row;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Races as clients see them: post, look, cancel, delete. */
@Component
@Profile("api")
class Races {
    private final RaceAdmission admission;
    private final RaceStore store;
    private final RaceQueue queue;
    private final RaceKeeper keeper;
    private final Standings standings;

    Races(RaceAdmission admission, RaceStore store, RaceQueue queue, RaceKeeper keeper, Standings standings) {
        this.admission = admission;
        this.store = store;
        this.queue = queue;
        this.keeper = keeper;
        this.standings = standings;
    }

    /** Begins a race, or answers the one that was posted with the same key and body before. */
    RaceAnswer begin(JsonNode body, @Nullable IdempotencyKey key) {
        UUID earlier = key == null ? null : store.find(key).orElse(null);
        if (earlier != null) {
            return get(earlier);
        }
        UUID id = Ids.next();
        AdmittedRace admitted = admission.admit(id, body);
        if (!store.insert(id, admitted.spec(), key)) {
            return get(store.find(Objects.requireNonNull(key))
                    .orElseThrow(() -> new JobConflict("The race of this Idempotency-Key was just deleted.")));
        }
        store.find(id).ifPresent(race -> queue.addAll(race, admitted.entries()));
        keeper.step(id);
        return get(id);
    }

    /** @throws RaceNotFound where there is none of that id */
    RaceAnswer get(UUID id) {
        Race race = store.find(id).orElseThrow(() -> new RaceNotFound(id));
        List<Row> rows = new RaceTable(race, standings.of(race)).rows();
        String metric = String.valueOf(race.spec().metric());
        return new RaceAnswer(
                id,
                race.spec().name(),
                status(race),
                metric,
                Objects.requireNonNull(race.spec().mode()),
                race.spec().judge(),
                race.rungs(),
                race.rung(),
                rows,
                RaceFinding.of(rows, metric),
                race.createdAt(),
                race.finishedAt(),
                links(race, metric));
    }

    Page<RaceAnswer> list(@Nullable UUID after, @Nullable String name, int limit) {
        return Page.of(store.list(after, name, limit + 1), limit).map(this::get);
    }

    /** Cancels every job that is not over; a race that is over stays as it is. */
    RaceAnswer cancel(UUID id) {
        store.cancel(id);
        keeper.step(id);
        return get(id);
    }

    /** Forgets a race that is over; its jobs stay. */
    void delete(UUID id) {
        if (!store.delete(id)) {
            get(id);
            throw new JobConflict("The race is not over; cancel it first.");
        }
    }

    private static RaceStatus status(Race race) {
        if (race.cancelled()) {
            return RaceStatus.CANCELLED;
        }
        return race.finishedAt() == null ? RaceStatus.RUNNING : RaceStatus.FINISHED;
    }

    private static RaceLinks links(Race race, String metric) {
        String self = path(race.id());
        String jobs = race.jobs().stream()
                .map(RacingJob::job)
                .filter(Objects::nonNull)
                .map(UUID::toString)
                .collect(Collectors.joining(","));
        String tag = RaceJobs.RACE_TAG + ":" + race.id();
        return new RaceLinks(
                self,
                self + "/cancel",
                "/v1/jobs?tag=" + tag,
                "/#/compare?jobs=" + jobs + "&axis=epoch&seeds=1&series=" + EpochSeries.name(metric));
    }

    static String path(UUID id) {
        return "/v1/races/" + id;
    }
}
