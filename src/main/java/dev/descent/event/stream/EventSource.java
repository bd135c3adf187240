package dev.descent.event.stream;

import dev.descent.event.log.LogEvent;
import dev.descent.event.log.LogStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One job's log as one stream goes through it: strictly one event after the other, from the tail's memory or from the database. */
final class EventSource {
    private static final int PAGE = 128;

    private final UUID job;
    private final LogTail tail;
    private final Deque<LogEvent> fetched = new ArrayDeque<>();
    private long cursor;
    private boolean ended;

    /** @param cursor the last event that the client has */
    EventSource(UUID job, LogTail tail, long cursor, boolean ended) {
        this.job = job;
        this.tail = tail;
        this.cursor = cursor;
        this.ended = ended;
    }

    UUID job() {
        return job;
    }

    long cursor() {
        return cursor;
    }

    boolean ended() {
        return ended || (tail.gone() && fetched.isEmpty());
    }

    /** The next event, or null where there is none at hand. */
    @Nullable
    LogEvent next() {
        LogEvent event = fetched.isEmpty() ? tail.recent().at(cursor + 1) : fetched.remove();
        if (event == null) {
            return null;
        }
        if (event.seq() != cursor + 1) {
            throw new IllegalStateException("after " + cursor + " comes " + (cursor + 1) + ", not " + event.seq());
        }
        cursor = event.seq();
        ended = event.isEnd();
        return event;
    }

    /** Whether the next event is there, but only in the database. */
    boolean isBehind() {
        return !ended() && fetched.isEmpty() && tail.recent().isPast(cursor + 1);
    }

    /** Reads a page from the database. A log that is gone has ended. */
    void fetch(LogStore logs) {
        fetched.addAll(logs.page(job, cursor, PAGE).events());
        ended = fetched.isEmpty();
    }
}
