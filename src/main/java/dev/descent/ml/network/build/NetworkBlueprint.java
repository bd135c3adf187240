package dev.descent.ml.network.build;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.network.Engine;
import dev.descent.ml.network.LayerSummary;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.dl4j.Dl4jEngine;
import java.util.List;

/** A network that could be built, by which engine, and what it would take. Nothing of its size is allocated before {@link #build}. */
public final class NetworkBlueprint {
    private static final Engine DL4J = new Dl4jEngine();

    private final NetworkPlan plan;
    private final Engine engine;

    private NetworkBlueprint(NetworkPlan plan, Engine engine) {
        this.plan = plan;
        this.engine = engine;
    }

    /**
     * Configures a model for such data. Loads native code if nothing has yet.
     *
     * @param output the output activation
     * @param seed of the initial weights
     * @throws dev.descent.ml.spec.InvalidSpec with every reason why the model does not fit the data, at paths within the model's spec
     */
    public static NetworkBlueprint of(ModelSpec model, InputShape input, Target target, Activation output, long seed) {
        return new NetworkBlueprint(NetworkPlan.of(model, input, target, output, seed), DL4J);
    }

    public NetworkPlan plan() {
        return plan;
    }

    /** What will compute it. */
    public ChosenEngine engine() {
        return new ChosenEngine(engine.name(), engine.version());
    }

    public List<LayerSummary> layers() {
        return plan.layers();
    }

    public long parameterCount() {
        return plan.parameterCount();
    }

    /** An estimate of what training takes outside the heap, in bytes. */
    public long nativeBytes(int batchSize) {
        return engine.memoryBytes(plan, batchSize);
    }

    /** An estimate of what the network takes while it only predicts, in bytes. */
    public long predictionBytes(int batchSize) {
        return engine.predictionBytes(plan, batchSize);
    }

    /**
     * Builds the network with its initial weights, on the thread that will use it.
     *
     * @throws RuntimeException “Allocation failed”, where native memory is used up; the process goes on
     */
    public Network build() {
        return build(InitialWeights.NONE);
    }

    /**
     * Builds the network with these weights; layers that are not among them have their random ones.
     *
     * @throws IllegalArgumentException where the network has no such weights
     */
    public Network build(InitialWeights weights) {
        return engine.build(plan, weights);
    }
}
