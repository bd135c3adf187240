package dev.descent.event;

import java.util.List;

/**
 * Consecutive events of a log.
 *
 * @param more whether the log went on after them when they were read
 */
record EventPage(List<LogEvent> events, boolean more) {
    EventPage {
        events = List.copyOf(events);
    }
}
