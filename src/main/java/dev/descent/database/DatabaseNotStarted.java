package dev.descent.database;

import org.jspecify.annotations.Nullable;

/** The embedded database did not start; the message says what its programs said. */
final class DatabaseNotStarted extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseNotStarted(String message) {
        this(message, null);
    }

    DatabaseNotStarted(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
