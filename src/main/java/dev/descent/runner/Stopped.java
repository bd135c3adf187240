package dev.descent.runner;

import dev.descent.ml.train.StopSignal.Reason;

/** A run is to stop before its training has begun. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    Stopped(Reason reason) {
        super("stopped: " + reason, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
