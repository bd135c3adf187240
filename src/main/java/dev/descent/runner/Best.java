package dev.descent.runner;

import dev.descent.ml.train.EpochSummary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The epoch with the lowest validation loss; without a validation part, with the lowest loss. */
final class Best {
    private @Nullable ObjectNode found;
    private double lowest = Double.POSITIVE_INFINITY;

    void see(EpochSummary summary) {
        JsonNode validation = summary.validation();
        JsonNode score = validation == null ? MissingNode.getInstance() : validation.path("loss");
        boolean validated = score.isNumber();
        double loss = validated ? score.doubleValue() : summary.loss();
        if (loss < lowest) {
            lowest = loss;
            found = JsonNodeFactory.instance.objectNode();
            found.put("metric", validated ? "validation_loss" : "loss")
                    .put("epoch", summary.epoch())
                    .put("value", loss);
        }
    }

    JsonNode toJson() {
        return found == null ? JsonNodeFactory.instance.nullNode() : found;
    }
}
