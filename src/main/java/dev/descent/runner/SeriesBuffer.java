package dev.descent.runner;

import dev.descent.event.log.MetricChunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Values of the same series over consecutive iterations of one epoch. */
final class SeriesBuffer {
    /** Iterations in one metrics event, which readers hold in memory whole. */
    private static final int MOST = 4096;

    private final int epoch;
    private final long firstIteration;
    private final Map<String, double[]> series = new LinkedHashMap<>();
    private int length;

    SeriesBuffer(int epoch, long firstIteration, Iterable<String> names) {
        this.epoch = epoch;
        this.firstIteration = firstIteration;
        names.forEach(name -> series.put(name, new double[16]));
    }

    boolean takes(int itsEpoch, Map<String, Double> values) {
        return length < MOST && itsEpoch == epoch && values.keySet().equals(series.keySet());
    }

    void add(Map<String, Double> values) {
        for (Map.Entry<String, double[]> entry : series.entrySet()) {
            if (length == entry.getValue().length) {
                entry.setValue(Arrays.copyOf(entry.getValue(), 2 * length));
            }
            entry.getValue()[length] = Objects.requireNonNull(values.get(entry.getKey()));
        }
        length++;
    }

    int epoch() {
        return epoch;
    }

    long firstIteration() {
        return firstIteration;
    }

    List<MetricChunk> chunks() {
        List<MetricChunk> chunks = new ArrayList<>();
        series.forEach((name, values) ->
                chunks.add(new MetricChunk(name, epoch, firstIteration, Arrays.copyOf(values, length))));
        return chunks;
    }
}
