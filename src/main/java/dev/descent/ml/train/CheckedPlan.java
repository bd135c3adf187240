package dev.descent.ml.train;

import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.network.LayerSummary;
import java.util.List;

/**
 * A plan that can be trained on its data.
 *
 * @param plan with everything filled in that depends on the data
 * @param parameters of the network
 * @param memory that training takes, by estimate
 * @param engine that computes the network
 * @param layers of the network, in order
 * @param warnings what a person should know of how the parts of the plan meet each other and the data
 */
public record CheckedPlan(
        TrainingPlan plan,
        long parameters,
        MemorySize memory,
        ChosenEngine engine,
        List<LayerSummary> layers,
        List<String> warnings) {
    public CheckedPlan {
        layers = List.copyOf(layers);
        warnings = List.copyOf(warnings);
    }

    /** The same from another seed, which changes nothing that was checked. */
    public CheckedPlan withSeed(long seed) {
        return new CheckedPlan(plan.with(plan.training().withSeed(seed)), parameters, memory, engine, layers, warnings);
    }

    /** The same with the model as it was asked for, in the place of what it opened to. */
    CheckedPlan with(ModelSpec asked) {
        return new CheckedPlan(plan.with(asked), parameters, memory, engine, layers, warnings);
    }
}
