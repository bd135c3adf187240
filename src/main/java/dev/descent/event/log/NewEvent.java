package dev.descent.event.log;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event to append to a job's log.
 *
 * @param kind of event
 * @param data as it will be sent, but for {@code at}, which the database's clock gives, and for {@code series}, which are the chunks
 * @param chunks of a {@code METRICS} event, one per series, over the same iterations; empty for others
 */
public record NewEvent(EventKind kind, ObjectNode data, List<MetricChunk> chunks) {
    private static final Set<String> GIVEN_BY_THE_LOG = Set.of("at", "job", "series", "rewound");

    public NewEvent {
        chunks = List.copyOf(chunks);
        if (chunks.isEmpty() == (kind == EventKind.METRICS)) {
            throw new IllegalArgumentException("metrics events have chunks, others have none: " + kind);
        }
        for (String name : GIVEN_BY_THE_LOG) {
            if (data.has(name)) {
                throw new IllegalArgumentException("the log itself gives an event's \"" + name + "\"");
            }
        }
    }

    /** An event without series. */
    public NewEvent(EventKind kind, ObjectNode data) {
        this(kind, data, List.of());
    }
}
