package dev.descent.ml.train.remote;

import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.TrainingLog;
import dev.descent.ml.train.WorkerRate;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a driver tells of its run, told to the run's log. */
public final class ToldEvents {
    private ToldEvents() {}

    /** @throws IllegalArgumentException where it is no message of a driver */
    public static void tell(JsonNode message, TrainingLog log) {
        String kind = message.path(RemoteLog.KIND).asString("");
        switch (kind) {
            case RemoteLog.ITERATION ->
                log.iteration(
                        message.path("epoch").asInt(), message.path("iteration").asLong(), values(message));
            case RemoteLog.EPOCH -> log.epoch(summary(message.path("summary")), best(message.path("best")));
            case RemoteLog.ENGINE -> log.engine(SpecReader.read(message.path("engine"), ChosenEngine.class));
            case RemoteLog.REWIND -> log.rewind(SpecReader.read(message.path("to"), Position.class));
            case RemoteLog.WARNING -> log.warning(message.path("message").asString(""));
            default -> throw new IllegalArgumentException("no message of a driver: " + kind);
        }
    }

    private static Map<String, Double> values(JsonNode message) {
        Map<String, Double> values = new LinkedHashMap<>();
        message.path("values").properties().forEach(entry -> values.put(entry.getKey(), number(entry.getValue())));
        return values;
    }

    private static EpochSummary summary(JsonNode told) {
        return new EpochSummary(
                told.path("epoch").asInt(),
                told.path("iterations").asInt(),
                number(told.path("loss")),
                number(told.path("average_loss")),
                orNull(told.path("validation")),
                orNull(told.path("reported")),
                number(told.path("seconds")),
                number(told.path("data_wait_seconds")),
                number(told.path("samples_per_second")),
                told.path("workers")
                        .valueStream()
                        .map(rate -> SpecReader.read(rate, WorkerRate.class))
                        .toList());
    }

    private static @Nullable BestEpoch best(JsonNode told) {
        return told.isObject() ? SpecReader.read(told, BestEpoch.class) : null;
    }

    private static @Nullable JsonNode orNull(JsonNode told) {
        return told.isObject() ? told : null;
    }

    /** What is not finite is a string. */
    private static double number(JsonNode told) {
        return told.isString() ? Double.parseDouble(told.stringValue()) : told.doubleValue();
    }
}
