package dev.descent.ml.train;

import dev.descent.ml.train.checkpoint.BestEpoch;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run whose metric has not improved for long enough.
 *
 * @param metric that epochs are compared by
 */
record StopsEarly(EarlyStopping settings, String metric) implements Policy {
    @Override
    public @Nullable String reasonToStop(RunState state) {
        BestEpoch improved = state.improved();
        int since = improved == null ? state.epochsBefore() : improved.epoch();
        if (state.epochs() < settings.minEpochs() || state.epochs() - since < settings.patience()) {
            return null;
        }
        String best = improved == null ? "" : ", since " + improved.value() + " in epoch " + since;
        return "early_stopping, as " + metric + " did not improve for " + (state.epochs() - since) + " epochs" + best;
    }
}
