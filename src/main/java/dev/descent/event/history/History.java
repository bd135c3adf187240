package dev.descent.event.history;

import dev.descent.event.log.LogHead;
import dev.descent.event.log.LogStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A job's series up to one moment. It is written to a file first, at the database's pace and of one snapshot, so that a slow client
 * holds neither a connection nor memory.
 */
@Component
class History {
    /** What a log that has not ended may yet come to hold. */
    private static final Pattern USUAL = Pattern.compile(
            "time|loss|learning_rate|penalty|epoch_loss|average_loss|seconds|data_wait_seconds|samples_per_second(\\.\\d+)?|(loss\\.|weight\\.|share\\.|cosine\\.|validation_|reported_).+");

    private final LogStore logs;
    private final HistoryStore store;

    History(LogStore logs, HistoryStore store) {
        this.logs = logs;
        this.store = store;
    }

    LogHead head(UUID job) {
        return logs.head(job);
    }

    /** Writes the history and says up to which event it goes. */
    LogHead write(UUID job, Query query, HistoryFormat format, Path file) {
        LogHead[] head = new LogHead[1];
        store.inOneSnapshot(() -> {
            head[0] = logs.head(job);
            try (BufferedWriter out = Files.newBufferedWriter(file);
                    HistoryFormat.HistoryWriter writer = format.writer(out, head[0])) {
                write(job, query, head[0], writer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return head[0];
    }

    /**
     * Passes those of the named series on that there are, thinned; all where none is named.
     *
     * @param most points of each
     */
    void read(UUID job, List<String> names, int most, PointSink sink) {
        store.inOneSnapshot(() -> {
            LogHead head = logs.head(job);
            Set<String> present = names(job);
            List<String> found = names.stream().filter(present::contains).toList();
            try {
                if (names.isEmpty() || !found.isEmpty()) {
                    write(job, new Query(found, most, 0, IterationRange.ALL), head, sink);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Names of all series that the job has. */
    Set<String> names(UUID job) {
        return all(perIteration(job, IterationRange.ALL), store.epochSeries(job), IterationRange.ALL)
                .keySet();
    }

    private Map<String, Series> perIteration(UUID job, IterationRange range) {
        Map<String, Series> perIteration = new TreeMap<>();
        store.iterationSeries(job, range).forEach(series -> perIteration.put(series.name(), series));
        return perIteration;
    }

    private void write(UUID job, Query query, LogHead head, PointSink writer) throws IOException {
        IterationRange range = query.range();
        Map<String, Series> perIteration = perIteration(job, range);
        boolean alone = !query.series().isEmpty() && perIteration.keySet().containsAll(query.series());
        EpochSeries epochs = alone ? new EpochSeries(Map.of()) : store.epochSeries(job);
        PointSink thinned = query.maxPoints() == null ? writer : new Buckets(query.maxPoints(), writer);
        PointSink inRange = new RangeFilter(range, thinned);
        PointSink smoothed = query.smooth() == 0 ? inRange : new Smoothing(query.smooth(), inRange);
        for (Series series : chosen(query, head, all(perIteration, epochs, range))) {
            PointSink sink = series.name().equals(HistoryStore.TIME) ? inRange : smoothed;
            sink.begin(series);
            if (series.perEpoch()) {
                for (Point point : epochs.points(series.name())) {
                    sink.point(point);
                }
            } else {
                read(job, series, query, point -> pass(point, sink));
            }
            sink.end();
        }
    }

    /** No more of the values than a thinned series needs; a smoothed one needs all, and those before its range. */
    private void read(UUID job, Series series, Query query, HistoryStore.PointReader reader) {
        BucketWidth width = query.maxPoints() == null ? BucketWidth.NONE : BucketWidth.of(series, query.maxPoints());
        boolean isTime = series.name().equals(HistoryStore.TIME);
        boolean isSmoothed = query.smooth() > 0 && !isTime;
        if (width.isCoarse() && !isSmoothed && !isTime) {
            store.coarsePoints(job, series.name(), query.range(), width.keepsNonFinite(), reader);
        } else {
            store.points(job, series.name(), isSmoothed ? query.range().fromTheBeginning() : query.range(), reader);
        }
    }

    private static Map<String, Series> all(Map<String, Series> perIteration, EpochSeries epochs, IterationRange range) {
        Map<String, Series> all = new TreeMap<>();
        epochs.list(range).forEach(series -> all.put(series.name(), series));
        all.putAll(perIteration);
        return all;
    }

    private static List<Series> chosen(Query query, LogHead head, Map<String, Series> all) {
        if (query.series().isEmpty()) {
            return all.values().stream()
                    .filter(series -> !series.name().equals(HistoryStore.TIME))
                    .toList();
        }
        List<Series> chosen = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String name : query.series()) {
            if (all.containsKey(name)) {
                chosen.add(all.get(name));
            } else if (head.ended() || !USUAL.matcher(name).matches()) {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw new UnknownSeries(unknown, all.keySet());
        }
        return chosen;
    }

    private static void pass(Point point, PointSink sink) {
        try {
            sink.point(point);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is asked for.
     *
     * @param series by name, without repetition; none means all
     * @param maxPoints of each series; null means all
     * @param smooth the share of what was before in a moving average, below 1; 0 for the values themselves
     * @param range of the points that are answered; averages are of those before it, too
     */
    record Query(List<String> series, @Nullable Integer maxPoints, double smooth, IterationRange range) {
        Query {
            series = series.stream().distinct().toList();
        }
    }
}
