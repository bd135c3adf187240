package dev.descent.job.queue;

import dev.descent.event.log.NewEvent;
import dev.descent.job.KeptCheckpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written to a job's log at once, all or nothing.
 *
 * @param rewindTo the iteration after which all that was told so far is taken back, before the events are added; null for none
 * @param events to add
 * @param checkpoints that events tell of, in their order
 * @param keep how many of the newest checkpoints stay
 */
public record LogAppend(@Nullable Long rewindTo, List<NewEvent> events, List<KeptCheckpoint> checkpoints, int keep) {
    public LogAppend {
        events = List.copyOf(events);
        checkpoints = List.copyOf(checkpoints);
    }

    /** Events, and nothing else. */
    public static LogAppend of(List<NewEvent> events) {
        return new LogAppend(null, events, List.of(), 1);
    }

    /** Takes back what came after an iteration, and tells of it by these events. */
    public static LogAppend rewinding(long iteration, List<NewEvent> events) {
        return new LogAppend(iteration, events, List.of(), 1);
    }
}
