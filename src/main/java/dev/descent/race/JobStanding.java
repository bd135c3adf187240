package dev.descent.race;

import dev.descent.event.history.EpochSeries;
import dev.descent.event.history.Point;
import dev.descent.job.Job;
import dev.descent.ml.train.EarlyStopping.Mode;
import dev.descent.ml.train.metric.MetricName;
import dev.descent.race.RaceSpec.Judge;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where one job of a race stands.
 *
 * @param job null where it is not queued yet, or deleted since
 * @param epochs that its log has
 */
record JobStanding(Race.RacingJob racing, @Nullable Job job, EpochSeries epochs, RaceSpec spec) {
    private static final String REPORTED = MetricName.reported("");

    /** Whether nothing more comes of it. */
    boolean isOver() {
        return job == null
                ? racing.job() != null || racing.failure() != null
                : job.status().isTerminal();
    }

    /** The last epoch that is over; 0 before the first is. */
    int epoch() {
        return epochs.last();
    }

    /** The value that it is judged by, of the epochs up to one; null where it has none that is finite. */
    @Nullable
    Point value(int upTo) {
        List<Point> known = epochs.points(EpochSeries.name(Objects.requireNonNull(spec.metric()))).stream()
                .filter(point -> point.epoch() <= upTo && Double.isFinite(point.value()))
                .toList();
        if (known.isEmpty()) {
            return null;
        }
        Comparator<Point> better = Comparator.comparingDouble(Point::value);
        Optional<Point> best = spec.mode() == Mode.MAX
                ? known.stream().max(better)
                : known.stream().min(better);
        return spec.judge() == Judge.LAST ? known.get(known.size() - 1) : best.orElse(null);
    }

    /** The losses that it reports, at the epoch that counts. */
    Map<String, Double> reported() {
        Map<String, Double> values = new TreeMap<>();
        Point counting = value(Integer.MAX_VALUE);
        int epoch = counting == null ? 0 : counting.epoch();
        for (String name : epochs.names(REPORTED)) {
            epochs.points(name).stream()
                    .filter(point -> point.epoch() == epoch && Double.isFinite(point.value()))
                    .forEach(point -> values.put(name.substring(REPORTED.length()), point.value()));
        }
        return values;
    }
}
