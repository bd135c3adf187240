package dev.descent.job;

import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param status a terminal one
 * @param failure of a failed job, of no other
 */
public record Outcome(Status status, @Nullable Failure failure) {

    public Outcome {
        if (!status.isTerminal() || (status == Status.FAILED) != (failure != null)) {
            throw new IllegalArgumentException("no outcome: " + status + " with failure " + failure);
        }
    }

    public static Outcome succeeded() {
        return new Outcome(Status.SUCCEEDED, null);
    }

    public static Outcome cancelled() {
        return new Outcome(Status.CANCELLED, null);
    }

    public static Outcome failed(Failure failure) {
        return new Outcome(Status.FAILED, failure);
    }
}
