package dev.descent.runner;

import dev.descent.event.log.EventKind;
import dev.descent.event.log.NewEvent;
import dev.descent.ml.train.EpochSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a run told and nobody wrote yet, as events in order. Not for several threads at once. */
final class LogBuffer {
    private final List<NewEvent> events = new ArrayList<>();
    private @Nullable SeriesBuffer open;
    private long lastIteration;
    private int size;

    /** @param start the last iteration that the log has already */
    LogBuffer(long start) {
        lastIteration = start;
    }

    /** @throws IllegalArgumentException where an iteration would be missing from the log, or there twice */
    void iteration(int epoch, long iteration, Map<String, Double> values) {
        if (iteration != lastIteration + 1) {
            throw new IllegalArgumentException("iteration " + iteration + " cannot follow " + lastIteration);
        }
        if (open == null || !open.takes(epoch, values)) {
            seal();
            open = new SeriesBuffer(epoch, iteration, values.keySet());
        }
        open.add(values);
        lastIteration = iteration;
        size++;
    }

    void epoch(EpochSummary summary) {
        add(new NewEvent(EventKind.EPOCH, summary.toJson()));
    }

    void warning(String message) {
        add(new NewEvent(
                EventKind.WARNING, JsonNodeFactory.instance.objectNode().put("message", message)));
    }

    private void add(NewEvent event) {
        seal();
        events.add(event);
        size++;
    }

    /** Everything so far; the buffer is empty then. */
    List<NewEvent> take() {
        seal();
        List<NewEvent> taken = List.copyOf(events);
        events.clear();
        size = 0;
        return taken;
    }

    /** Iterations and events in it. */
    int size() {
        return size;
    }

    /** The last iteration that ever came in. */
    long lastIteration() {
        return lastIteration;
    }

    private void seal() {
        if (open != null) {
            events.add(new NewEvent(
                    EventKind.METRICS,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("epoch", open.epoch())
                            .put("first_iteration", open.firstIteration()),
                    open.chunks()));
            open = null;
        }
    }
}
