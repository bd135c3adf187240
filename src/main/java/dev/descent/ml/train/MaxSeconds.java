package dev.descent.ml.train;

import org.jspecify.annotations.Nullable;

/** Ends a run after a time, in the middle of an epoch if need be. */
record MaxSeconds(int limit) implements Policy {
    @Override
    public @Nullable String reasonToStop(RunState state) {
        return state.seconds() > limit ? "max_seconds (" + limit + ") are over" : null;
    }
}
