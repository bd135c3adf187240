package dev.descent.dataset.remote;

import java.io.IOException;
import java.time.Duration;

/** The server is too busy, or broken for the moment. */
final class TryLater extends IOException {
    private static final long serialVersionUID = 1;

    private final Duration pause;

    /** @param pause that the server asks for, or zero */
    TryLater(String message, Duration pause) {
        super(message);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}
