package dev.descent.ml.train;

import dev.descent.ml.network.LayerSummary;
import java.util.List;

/**
 * A plan that can be trained on its data.
 *
 * @param plan with everything filled in that depends on the data
 * @param parameters of the network
 * @param memoryBytes that training takes, by estimate
 * @param layers of the network, in order
 */
public record CheckedPlan(TrainingPlan plan, long parameters, long memoryBytes, List<LayerSummary> layers) {
    public CheckedPlan {
        layers = List.copyOf(layers);
    }
}
