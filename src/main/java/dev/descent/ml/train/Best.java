package dev.descent.ml.train;

import dev.descent.ml.train.checkpoint.BestEpoch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The epoch with the lowest validation loss; without a validation part, with the lowest loss. */
final class Best {
    private @Nullable BestEpoch epoch;

    /** @param start the best so far */
    Best(@Nullable BestEpoch start) {
        epoch = start;
    }

    /** @param iteration the epoch's last */
    void see(EpochSummary summary, long iteration) {
        JsonNode metrics = summary.metrics();
        String metric = metrics.path("validation_loss").isNumber() ? "validation_loss" : "loss";
        JsonNode value = metrics.path(metric);
        if (value.isNumber() && (epoch == null || value.doubleValue() < epoch.value())) {
            epoch = new BestEpoch(metric, summary.epoch(), iteration, value.doubleValue());
        }
    }

    @Nullable
    BestEpoch epoch() {
        return epoch;
    }
}
