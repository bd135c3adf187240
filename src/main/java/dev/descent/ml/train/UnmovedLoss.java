package dev.descent.ml.train;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Tells of a training loss that hardly fell after the first epoch, or rose. From step to step it goes up and down all the while, so that a
 * chart may look as if something happened.
 */
final class UnmovedLoss {
    private static final int FEWEST_EPOCHS = 3;

    /** Share of the first epoch's loss. */
    private static final double HARDLY = 0.01;

    private UnmovedLoss() {}

    /** @param records of a run; one that goes on from where another stood may have little left to learn */
    static Optional<String> of(EpochRecords records) {
        return records.first().flatMap(first -> records.last().flatMap(last -> between(first, last)));
    }

    private static Optional<String> between(JsonNode first, JsonNode last) {
        boolean isFresh = first.path("epoch").intValue() == 1;
        int epoch = last.path("epoch").intValue();
        double before = first.path("loss").doubleValue(Double.NaN);
        double after = last.path("loss").doubleValue(Double.NaN);
        boolean hasFallen = !(before > 0) || !(after > before * (1 - HARDLY));
        return !isFresh || epoch < FEWEST_EPOCHS || hasFallen
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "The training loss was %.4g in epoch 1 and %.4g in epoch %d: after the first epoch nothing to speak of was learned."
                                + " Where it is too high yet, a learning rate may be too small or too large (a dry run with probe tells"
                                + " between which the loss falls), or the inputs may say nothing of the labels.",
                        before,
                        after,
                        epoch));
    }
}
