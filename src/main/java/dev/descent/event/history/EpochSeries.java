package dev.descent.event.history;

import dev.descent.ml.train.metric.NamedMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The series that epoch events make: their numbers by name, {@code loss} as {@code epoch_loss}, and what is in {@code validation} and {@code reported}
 * with that before its name, metrics of a class as {@code validation_iou.nucleus}, a worker's rate as {@code samples_per_second.0}.
 */
public final class EpochSeries {
    private static final String LOSS = "epoch_loss";

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, List<Point>> series = new TreeMap<>();
    private final Map<Integer, Long> lastIterations;

    /** @param lastIterations of epochs */
    EpochSeries(Map<Integer, Long> lastIterations) {
        this.lastIterations = lastIterations;
    }

    /** What an epoch's number is called here: its loss is told from that of the iterations. */
    public static String name(String metric) {
        return metric.equals("loss") ? LOSS : metric;
    }

    /** @param data of an epoch event that stands; events come in order */
    void add(String data) {
        JsonNode event = JSON.readTree(data);
        int epoch = event.path("epoch").asInt(0);
        long lastIteration = lastIterations.getOrDefault(epoch, 0L);
        event.properties().forEach(member -> {
            String name = member.getKey();
            switch (name) {
                case "epoch", "iterations", "iteration" -> {}
                case "validation" -> putAll(name, epoch, lastIteration, NamedMetrics.flat(member.getValue()));
                case "workers" -> workers(epoch, lastIteration, member.getValue());
                case "reported" -> putAll(name, epoch, lastIteration, member.getValue());
                default -> put(name(name), epoch, lastIteration, member.getValue());
            }
        });
    }

    private void workers(int epoch, long lastIteration, JsonNode workers) {
        String rate = "samples_per_second";
        workers.forEach(
                worker -> put(rate + "." + worker.path("worker").asInt(), epoch, lastIteration, worker.path(rate)));
    }

    private void putAll(String prefix, int epoch, long lastIteration, JsonNode values) {
        values.properties()
                .forEach(inner -> put(prefix + "_" + inner.getKey(), epoch, lastIteration, inner.getValue()));
    }

    /** All of them, with what each has in a range. */
    List<Series> list(IterationRange range) {
        return series.entrySet().stream()
                .map(entry -> of(
                        entry.getKey(),
                        entry.getValue().stream()
                                .filter(point -> range.contains(point.iteration()))
                                .toList()))
                .toList();
    }

    private static Series of(String name, List<Point> points) {
        boolean none = points.isEmpty();
        return new Series(
                name,
                true,
                points.size(),
                nonFinite(points),
                none ? 0 : points.get(0).epoch(),
                none ? 0 : points.get(points.size() - 1).epoch());
    }

    /** Series whose names begin so, in the order of their names. */
    public List<String> names(String prefix) {
        return series.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Of one series, in the order of the epochs; empty where there is none of that name. */
    public List<Point> points(String name) {
        return series.getOrDefault(name, List.of());
    }

    /** The last epoch that is over; 0 before the first is. */
    public int last() {
        List<Point> losses = points(LOSS);
        return losses.isEmpty() ? 0 : losses.get(losses.size() - 1).epoch();
    }

    private void put(String name, int epoch, long lastIteration, JsonNode value) {
        if (value.isNumber() || isNonFinite(value)) {
            double number = value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asString());
            series.computeIfAbsent(name, key -> new ArrayList<>()).add(new Point(epoch, lastIteration, number));
        }
    }

    private static boolean isNonFinite(JsonNode value) {
        return value.isString() && List.of("NaN", "Infinity", "-Infinity").contains(value.asString());
    }

    private static long nonFinite(List<Point> points) {
        return points.stream().filter(point -> !Double.isFinite(point.value())).count();
    }
}
