package dev.descent.cluster;

import dev.descent.ml.train.StopSignal.Reason;

/** Data was not copied to its end, since the run is to stop. */
final class CopyStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    CopyStopped(Reason reason) {
        super("the run is to stop before its data is copied");
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
