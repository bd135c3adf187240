package dev.descent.ml.train;

import org.jspecify.annotations.Nullable;

/** Asked after each iteration, and before each epoch, whether a run goes on. */
@FunctionalInterface
interface Policy {

    /** Why the run stops with what it reached, in words that can follow a colon; null to go on. */
    @Nullable
    String reasonToStop(RunState state);

    /** The first reason that any of them has. */
    static Policy all(Iterable<Policy> policies) {
        return state -> {
            for (Policy policy : policies) {
                String reason = policy.reasonToStop(state);
                if (reason != null) {
                    return reason;
                }
            }
            return null;
        };
    }
}
