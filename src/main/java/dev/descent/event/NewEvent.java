package dev.descent.event;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An event to append to a job's log.
 *
 * @param kind of event
 * @param data as it will be sent; for {@code METRICS} the epoch and the first iteration only, since its series are the chunks
 * @param chunks of a {@code METRICS} event, one per series, over the same iterations; empty for others
 */
public record NewEvent(EventKind kind, JsonNode data, List<MetricChunk> chunks) {
    public NewEvent {
        chunks = List.copyOf(chunks);
    }
}
