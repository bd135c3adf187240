package dev.descent.race;

import dev.descent.event.history.EpochHistory;
import dev.descent.event.history.Point;
import dev.descent.job.Job;
import dev.descent.job.JobNotFound;
import dev.descent.job.queue.Jobs;
import dev.descent.ml.train.EarlyStopping.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at the jobs of a race as they are now. */
@Component
class Standings {
    private final Jobs jobs;
    private final EpochHistory history;

    Standings(Jobs jobs, EpochHistory history) {
        this.jobs = jobs;
        this.history = history;
    }

    /** By entry, in the order of the seeds. */
    List<List<JobStanding>> of(Race race) {
        List<List<JobStanding>> all = new ArrayList<>();
        for (int entry = 0; entry < race.spec().entries().size(); entry++) {
            all.add(race.of(entry).stream().map(racing -> of(race, racing)).toList());
        }
        return all;
    }

    private JobStanding of(Race race, Race.RacingJob racing) {
        UUID id = racing.job();
        return new JobStanding(racing, id == null ? null : job(id), history.of(id), race.spec());
    }

    private @Nullable Job job(UUID id) {
        try {
            return jobs.get(id);
        } catch (JobNotFound deleted) {
            return null;
        }
    }

    /** Mean of the values of an entry's jobs up to an epoch; NaN where no job has one. */
    static double mean(List<JobStanding> entry, int upTo) {
        return entry.stream()
                .map(job -> job.value(upTo))
                .filter(Objects::nonNull)
                .mapToDouble(Point::value)
                .average()
                .orElse(Double.NaN);
    }

    /** The better mean first, those without one last. */
    static Comparator<Double> better(RaceSpec spec) {
        Comparator<Double> order = spec.mode() == Mode.MAX ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing((Double mean) -> mean.isNaN()).thenComparing(order);
    }
}
