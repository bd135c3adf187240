package dev.descent.runner;

import dev.descent.event.EventKind;
import dev.descent.event.NewEvent;
import dev.descent.ml.train.EpochSummary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An epoch's summary as an event. */
final class EpochEvent {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private EpochEvent() {}

    static NewEvent of(EpochSummary summary) {
        ObjectNode data = JSON.objectNode();
        data.put("epoch", summary.epoch()).put("iterations", summary.iterations());
        data.set("loss", number(summary.loss()));
        data.set("average_loss", number(summary.averageLoss()));
        data.set("validation", orNull(summary.validation()));
        data.set("reported", orNull(summary.reported()));
        data.set("seconds", number(summary.seconds()));
        data.set("samples_per_second", number(summary.samplesPerSecond()));
        return new NewEvent(EventKind.EPOCH, data);
    }

    /** A number as JSON can have it: what is not finite is a string. */
    static JsonNode number(double value) {
        return Double.isFinite(value) ? JSON.numberNode(value) : JSON.stringNode(Double.toString(value));
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? JSON.nullNode() : node;
    }
}
