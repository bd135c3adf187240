package dev.descent.event;

/** The kinds of events in a job's log; in JSON and in the database by their lower-case names. */
public enum EventKind {
    STATUS,
    METRICS,
    EPOCH,
    CHECKPOINT,
    WARNING,
    REWIND,
    END
}
