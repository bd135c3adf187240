package dev.descent.race;

import dev.descent.job.Job;
import dev.descent.job.JobConflict;
import dev.descent.job.JobNotFound;
import dev.descent.job.Status;
import dev.descent.job.queue.Jobs;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes races forward. All that it knows is in the database, and each thing it does can be done twice, so that it goes on wherever a
 * process was killed, and several processes do no harm.
 */
@Component
class RaceKeeper {
    private final RaceStore races;
    private final Standings standings;
    private final RaceQueue queue;
    private final Jobs jobs;

    RaceKeeper(RaceStore races, Standings standings, RaceQueue queue, Jobs jobs) {
        this.races = races;
        this.standings = standings;
        this.queue = queue;
        this.jobs = jobs;
    }

    /** Does what is due in every race that is not over. */
    void stepAll() {
        races.open().forEach(this::step);
    }

    /** Does what is due in one. */
    void step(UUID id) {
        Race race = races.find(id).orElse(null);
        if (race == null || race.finishedAt() != null) {
            return;
        }
        if (!race.cancelled()) {
            race.jobs().stream()
                    .filter(job -> job.job() == null && job.failure() == null && job.isIn())
                    .forEach(job -> queue.add(race, job));
        }
        races.find(id).ifPresent(this::look);
    }

    private void look(Race race) {
        List<List<JobStanding>> now = standings.of(race);
        now.forEach(entry -> entry.forEach(job -> keep(race, job)));
        Integer rung = race.rungEpoch();
        boolean over = now.stream().flatMap(List::stream).allMatch(job -> isOver(race, job));
        if (over) {
            races.finish(race.id());
        } else if (rung != null && !race.cancelled() && isReached(race, now, rung)) {
            races.leave(race.id(), race.rung(), losers(race, now, rung));
        }
    }

    /** A job that is not to be queued any more is over, too. */
    private static boolean isOver(Race race, JobStanding job) {
        boolean never =
                job.racing().job() == null && (race.cancelled() || !job.racing().isIn());
        return never || job.isOver();
    }

    /** Has one job do what it is to do now: stop where its entry is out, rest at a rung, or go on. */
    private void keep(Race race, JobStanding standing) {
        Job job = standing.job();
        if (job == null || job.status().isTerminal()) {
            return;
        }
        Integer rung = race.rungEpoch();
        if (race.cancelled() || !standing.racing().isIn()) {
            change(() -> jobs.cancel(job.id()));
        } else if (rung != null && standing.epoch() >= rung && job.status() == Status.RUNNING) {
            change(() -> jobs.pause(job.id()));
        } else if (race.spec().halving() != null
                && (rung == null || standing.epoch() < rung)
                && job.status() == Status.PAUSED) {
            change(() -> jobs.resume(job.id()));
        }
    }

    /** What a job does not allow now it may allow at the next look. */
    private static void change(Runnable change) {
        try {
            change.run();
        } catch (JobConflict | JobNotFound meanwhile) {
            // its state moved on since it was looked at
        }
    }

    private static boolean isReached(Race race, List<List<JobStanding>> now, int rung) {
        return race.standing().stream()
                .flatMap(entry -> now.get(entry).stream())
                .allMatch(job -> job.isOver() || job.epoch() >= rung);
    }

    private static List<Integer> losers(Race race, List<List<JobStanding>> now, int rung) {
        Halving halving = race.spec().halving();
        List<Integer> standing = race.standing();
        int kept = halving == null ? standing.size() : halving.kept(standing.size());
        Comparator<Integer> better =
                Comparator.comparing(entry -> Standings.mean(now.get(entry), rung), Standings.better(race.spec()));
        return standing.stream().sorted(better).skip(kept).toList();
    }
}
