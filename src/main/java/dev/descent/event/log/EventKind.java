package dev.descent.event.log;

import java.util.Locale;

/** The kinds of events in a job's log; in JSON and in the database by their lower-case names. */
public enum EventKind {
    STATUS,
    FETCH,
    METRICS,
    EPOCH,
    CHECKPOINT,
    WARNING,
    REWIND,
    END;

    private final String text = name().toLowerCase(Locale.ROOT);

    static EventKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return text;
    }
}
