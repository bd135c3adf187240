package dev.descent.job;

import dev.descent.ml.gate.GateResults;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param status a terminal one
 * @param failure of a failed job, of no other
 * @param gates what came of the gates of a job that succeeded; null where it has none
 */
public record Outcome(
        Status status, @Nullable Failure failure, @Nullable GateResults gates) {

    public Outcome {
        if (!status.isTerminal()
                || (status == Status.FAILED) != (failure != null)
                || (gates != null && status != Status.SUCCEEDED)) {
            throw new IllegalArgumentException("no outcome: " + status + " with failure " + failure);
        }
    }

    public static Outcome succeeded() {
        return succeeded(null);
    }

    public static Outcome succeeded(@Nullable GateResults gates) {
        return new Outcome(Status.SUCCEEDED, null, gates);
    }

    public static Outcome cancelled() {
        return new Outcome(Status.CANCELLED, null, null);
    }

    public static Outcome failed(Failure failure) {
        return new Outcome(Status.FAILED, failure, null);
    }
}
