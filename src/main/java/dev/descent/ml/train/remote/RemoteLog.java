package dev.descent.ml.train.remote;

import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.spec.JsonNumber;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.TrainingLog;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A driver's log: what happens as messages, which {@link ToldEvents} understands. */
record RemoteLog(Outbox outbox) implements TrainingLog {
    static final String ITERATION = "iteration";
    static final String EPOCH = "epoch";
    static final String ENGINE = "engine";
    static final String REWIND = "rewind";
    static final String WARNING = "warning";
    static final String KIND = "kind";

    @Override
    public void iteration(int epoch, long iteration, Map<String, Double> values) {
        ObjectNode told = message(ITERATION).put("epoch", epoch).put("iteration", iteration);
        ObjectNode series = told.putObject("values");
        values.forEach((name, value) -> series.set(name, JsonNumber.of(value)));
        outbox.add(told);
    }

    @Override
    public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
        ObjectNode told = message(EPOCH);
        told.set("summary", summary.toJson());
        told.set("best", SpecWriter.write(best));
        outbox.add(told);
    }

    @Override
    public void engine(ChosenEngine engine) {
        outbox.add(message(ENGINE).set("engine", SpecWriter.write(engine)));
    }

    @Override
    public void rewind(Position to) {
        outbox.add(message(REWIND).set("to", SpecWriter.write(to)));
    }

    @Override
    public void warning(String message) {
        outbox.add(message(WARNING).put("message", message));
    }

    private static ObjectNode message(String kind) {
        return JsonNodeFactory.instance.objectNode().put(KIND, kind);
    }
}
