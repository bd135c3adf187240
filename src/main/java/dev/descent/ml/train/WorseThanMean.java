package dev.descent.ml.train;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Tells of predictions that are farther from the labels than their mean is. A loss may fall all the while: its numbers alone do not say how far there is
 * to go.
 */
final class WorseThanMean {
    private WorseThanMean() {}

    /** @param record of a run's last epoch; one without R² says nothing */
    static Optional<String> of(JsonNode record) {
        JsonNode r2 = record.at("/validation/r2");
        if (!r2.isNumber() || r2.doubleValue() >= 0) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "After epoch %d validation_r2 is %.3g: to answer the labels' mean, whatever the input, would be nearer to them. More epochs"
                        + " or another learning rate help where the loss still falls; a loss that needs labels in their own unit has"
                        + " far to go where they are large.",
                record.path("epoch").intValue(),
                r2.doubleValue()));
    }
}
