package dev.descent.runner;

import dev.descent.event.log.EventKind;
import dev.descent.event.log.NewEvent;
import dev.descent.job.KeptCheckpoint;
import dev.descent.job.queue.LogAppend;
import dev.descent.ml.train.EpochSummary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a run told and nobody wrote yet, as events in order. Not for several threads at once. */
final class LogBuffer {
    private final int keep;
    private final Deque<Part> parts = new ArrayDeque<>();
    private @Nullable SeriesBuffer open;
    private long lastIteration;
    private int size;

    /** What is written at once: a rewind comes before all else that is. */
    private static final class Part {
        private final @Nullable Long rewindTo;
        private final List<NewEvent> events = new ArrayList<>();
        private final List<KeptCheckpoint> checkpoints = new ArrayList<>();
        private int size;
        private long lastIteration;

        Part(@Nullable Long rewindTo) {
            this.rewindTo = rewindTo;
        }
    }

    /**
     * What to write next.
     *
     * @param lastIteration that the log then holds
     */
    record Taken(LogAppend append, long lastIteration) {}

    /**
     * @param start the last iteration that the log has already
     * @param keep how many checkpoints stay
     */
    LogBuffer(long start, int keep) {
        this.keep = keep;
        lastIteration = start;
        parts.add(new Part(null));
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
        count();
    }

    void epoch(EpochSummary summary) {
        add(new NewEvent(EventKind.EPOCH, summary.toJson()));
    }

    void warning(String message) {
        add(new NewEvent(
                EventKind.WARNING, JsonNodeFactory.instance.objectNode().put("message", message)));
    }

    void checkpoint(KeptCheckpoint checkpoint) {
        parts.getLast().checkpoints.add(checkpoint);
        add(checkpoint.event());
    }

    /** @param event that tells of it */
    void rewind(long iteration, NewEvent event) {
        seal();
        parts.add(new Part(iteration));
        lastIteration = iteration;
        add(event);
    }

    private void add(NewEvent event) {
        seal();
        parts.getLast().events.add(event);
        count();
    }

    private void count() {
        parts.getLast().size++;
        parts.getLast().lastIteration = lastIteration;
        size++;
    }

    /** Everything up to the next rewind. */
    Taken take() {
        seal();
        Part first = parts.remove();
        if (parts.isEmpty()) {
            parts.add(new Part(null));
        }
        size -= first.size;
        LogAppend append = new LogAppend(first.rewindTo, first.events, first.checkpoints, keep);
        return new Taken(append, first.lastIteration);
    }

    /** Iterations and events in it. */
    int size() {
        return size;
    }

    /** The last iteration that stands. */
    long lastIteration() {
        return lastIteration;
    }

    private void seal() {
        if (open != null) {
            parts.getLast()
                    .events
                    .add(new NewEvent(
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
