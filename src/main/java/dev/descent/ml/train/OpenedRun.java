package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.build.NetworkBlueprint;
import tools.jackson.databind.JsonNode;

/**
 * What a run works on, once everything that it refers to is here.
 *
 * @param plan whose model refers to nothing any more
 * @param network with its initial weights
 */
record OpenedRun(TrainingPlan plan, TrainingData data, NetworkBlueprint blueprint, Network network)
        implements AutoCloseable {

    /** What its model says of itself. */
    JsonNode description() {
        return ModelDescription.of(plan, data, blueprint.engine());
    }

    @Override
    public void close() {
        network.close();
    }
}
