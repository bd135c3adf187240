package dev.descent.ml.train;

import dev.descent.ml.model.ModelSpec;
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

    /** The same with the model as it was asked for, in the place of what it opened to. */
    CheckedPlan with(ModelSpec asked) {
        return new CheckedPlan(plan.with(asked), parameters, memoryBytes, layers);
    }
}
