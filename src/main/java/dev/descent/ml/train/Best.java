package dev.descent.ml.train;

import dev.descent.ml.train.checkpoint.BestEpoch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The epoch with the best value of a metric, and the first of equals. */
final class Best {
    private final Monitor monitor;
    private final double delta;
    private @Nullable BestEpoch epoch;

    /**
     * @param delta by more than which a better value is better
     * @param start the best so far
     */
    Best(Monitor monitor, double delta, @Nullable BestEpoch start) {
        this.monitor = monitor;
        this.delta = delta;
        this.epoch = start;
    }

    /**
     * Looks at an epoch; says whether it is the best so far.
     *
     * @param iteration the epoch's last
     */
    boolean see(EpochSummary summary, long iteration) {
        JsonNode value = summary.values().path(monitor.metric());
        if (value.isNumber() && (epoch == null || monitor.isBetter(value.doubleValue(), epoch.value(), delta))) {
            epoch = new BestEpoch(monitor.metric(), summary.epoch(), iteration, value.doubleValue());
            return true;
        }
        return false;
    }

    @Nullable
    BestEpoch epoch() {
        return epoch;
    }
}
