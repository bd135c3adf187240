package dev.descent.inference;

import dev.descent.ml.spec.Parameter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Instances to predict for, as JSON. */
record PredictRequest(List<JsonNode> instances) {
    private static final int MOST = 1000;
    private static final Parameter<List<JsonNode>> INSTANCES = Parameter.<List<JsonNode>>of(
                    "instances", "list of instance")
            .required()
            .must("must be 1 to " + MOST + " instances", list -> !list.isEmpty() && list.size() <= MOST)
            .says("What to predict for.");

    PredictRequest {
        instances = List.copyOf(INSTANCES.of(instances));
    }
}
