package dev.descent.race;

import dev.descent.event.history.Point;
import dev.descent.ml.train.EarlyStopping.Mode;
import dev.descent.race.Race.RacingJob;
import dev.descent.race.RaceAnswer.Row;
import dev.descent.race.RaceAnswer.SeedResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Ranks the entries of a race: those that stayed in longest first, and of these the better. */
final class RaceTable {
    private static final int ALL = Integer.MAX_VALUE;

    private final Race race;
    private final List<List<JobStanding>> now;

    RaceTable(Race race, List<List<JobStanding>> now) {
        this.race = race;
        this.now = now;
    }

    List<Row> rows() {
        List<Integer> order =
                IntStream.range(0, now.size()).boxed().sorted(order()).toList();
        List<Row> rows = new ArrayList<>();
        int best = order.get(0);
        for (int entry : order) {
            Interval value = Interval.of(values(entry));
            rows.add(new Row(
                    value.mean() == null ? null : rows.size() + 1,
                    entry,
                    String.valueOf(race.spec().entries().get(entry).name()),
                    leftAtEpoch(entry),
                    value,
                    entry == best || value.mean() == null ? null : Interval.of(behind(entry, best)),
                    reported(entry),
                    now.get(entry).stream().map(RaceTable::result).toList()));
        }
        return rows;
    }

    private Comparator<Integer> order() {
        Comparator<Integer> longest = Comparator.comparing(
                entry -> Objects.requireNonNullElse(race.leftAt(entry), ALL), Comparator.reverseOrder());
        return longest.thenComparing(entry -> Standings.mean(now.get(entry), ALL), Standings.better(race.spec()));
    }

    private double[] values(int entry) {
        return now.get(entry).stream()
                .map(job -> job.value(ALL))
                .filter(Objects::nonNull)
                .mapToDouble(Point::value)
                .toArray();
    }

    /** Of the seeds that both have, in the direction in which more is worse; up to the epoch that both could reach. */
    private double[] behind(int entry, int best) {
        Integer left = leftAtEpoch(entry);
        int upTo = left == null ? ALL : left;
        double sign = race.spec().mode() == Mode.MAX ? 1 : -1;
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < now.get(entry).size(); i++) {
            Point own = now.get(entry).get(i).value(upTo);
            Point other = now.get(best).get(i).value(upTo);
            if (own != null && other != null) {
                differences.add(sign * (other.value() - own.value()));
            }
        }
        return differences.stream().mapToDouble(difference -> difference).toArray();
    }

    private @Nullable Integer leftAtEpoch(int entry) {
        Integer rung = race.leftAt(entry);
        return rung == null ? null : race.rungs().get(rung);
    }

    private Map<String, Double> reported(int entry) {
        Map<String, List<Double>> all = new TreeMap<>();
        now.get(entry).forEach(job -> job.reported()
                .forEach((name, value) ->
                        all.computeIfAbsent(name, none -> new ArrayList<>()).add(value)));
        Map<String, Double> means = new TreeMap<>();
        all.forEach((name, values) -> means.put(
                name, values.stream().mapToDouble(value -> value).average().orElseThrow()));
        return means;
    }

    private static SeedResult result(JobStanding standing) {
        RacingJob racing = standing.racing();
        Point value = standing.value(ALL);
        return new SeedResult(
                racing.seed(),
                racing.job(),
                standing.job() == null ? null : standing.job().status(),
                standing.epoch(),
                value == null ? null : value.value(),
                value == null ? null : value.epoch(),
                racing.failure());
    }
}
