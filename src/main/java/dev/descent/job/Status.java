package dev.descent.job;

import java.util.Locale;

/** Where a job stands; in JSON and in the database by the lower-case name. */
public enum Status {
    QUEUED,
    RUNNING,
    PAUSED,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** Whether nothing can follow. */
    public boolean isTerminal() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }

    /** Whether it is nobody's now, and may run later. */
    public boolean isWaiting() {
        return this == QUEUED || this == PAUSED;
    }

    /** The name in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Status of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
