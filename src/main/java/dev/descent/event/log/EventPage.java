package dev.descent.event.log;

import java.util.List;

/**
 * Consecutive events of a log.
 *
 * @param more whether the log went on after them when they were read
 */
public record EventPage(List<LogEvent> events, boolean more) {
    public EventPage {
        events = List.copyOf(events);
    }
}
