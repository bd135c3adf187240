package dev.descent.ml.network.build;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.network.Engine;
import dev.descent.ml.network.EngineRefused;
import dev.descent.ml.network.LayerSummary;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A network that could be built, by which engine, and what it would take. Nothing of its size is allocated before {@link #build}. */
public final class NetworkBlueprint {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkBlueprint.class);

    private final NetworkPlan plan;
    private final EngineChoice choice;
    private final @Nullable Refusal refusal;

    private NetworkBlueprint(NetworkPlan plan, EngineChoice choice, @Nullable Refusal refusal) {
        this.plan = plan;
        this.choice = choice;
        this.refusal = refusal;
    }

    /** {@link #of(NetworkPlan, EngineChoice)} of a model that is configured for such data, by whichever engine can. */
    public static NetworkBlueprint of(ModelSpec model, InputShape input, Target target, Activation output, long seed) {
        return of(NetworkPlan.of(model, input, target, output, seed), EngineChoice.AUTO);
    }

    /** Chooses the engine. */
    public static NetworkBlueprint of(NetworkPlan plan, EngineChoice choice) {
        Engines.start();
        return new NetworkBlueprint(
                plan,
                choice,
                choice == EngineChoice.DL4J ? null : Engines.refusal(plan).orElse(null));
    }

    /** Why the network is not computed by the engine that was asked for by name, if it cannot be. */
    public Optional<Refusal> refusal() {
        return choice == EngineChoice.ONEDNN ? Optional.ofNullable(refusal) : Optional.empty();
    }

    private Engine chosen() {
        return choice == EngineChoice.DL4J || refusal != null ? Engines.DL4J : Engines.ONEDNN;
    }

    public NetworkPlan plan() {
        return plan;
    }

    /** What will compute it. */
    public ChosenEngine engine() {
        return Engines.chosen(chosen(), refusal == null ? null : refusal.reason());
    }

    public List<LayerSummary> layers() {
        return plan.layers();
    }

    public long parameterCount() {
        return plan.parameterCount();
    }

    /**
     * An estimate of what training takes outside the heap, in bytes.
     *
     * @param networks that train at once, each on batches of this size
     */
    public long nativeBytes(int batchSize, int networks) {
        return chosen().memoryBytes(plan, batchSize, networks);
    }

    /** An estimate of what the network takes while it only predicts, in bytes. */
    public long predictionBytes(int batchSize) {
        return chosen().predictionBytes(plan, batchSize);
    }

    /**
     * Builds the network with its initial weights, on the thread that will use it.
     *
     * @throws RuntimeException “Allocation failed”, where native memory is used up; the process goes on
     */
    public Network build() {
        return build(InitialWeights.NONE);
    }

    /** The same for tests and predictions: with these weights, the others random. */
    public Network build(InitialWeights weights) {
        return chosen().build(plan, weights);
    }

    /** @param blueprint of the network, by the engine that in the end computes it */
    public record Built(NetworkBlueprint blueprint, Network network) {}

    /**
     * Builds the network for training, by another engine where the one that was chosen finds that it is slow here.
     *
     * @param weights of the layers that are not to have their random ones
     * @throws IllegalArgumentException where the network has no such weights
     * @throws EngineRefused where the engine that was asked for by name does not take it
     */
    public Built build(InitialWeights weights, int batchSize) {
        refusal().ifPresent(refused -> {
            throw new EngineRefused(refused);
        });
        try {
            return new Built(this, explained(chosen().build(plan, weights, batchSize)));
        } catch (EngineRefused slow) {
            if (choice == EngineChoice.ONEDNN) {
                throw slow;
            }
            LOG.info("DL4J computes a network: {}", slow.getMessage());
            NetworkBlueprint instead = new NetworkBlueprint(plan, choice, slow.refusal());
            return new Built(instead, instead.build(weights));
        }
    }

    private Network explained(Network network) {
        return chosen() == Engines.DL4J ? network : new ExplainedNetwork(network, plan, Engines.DL4J);
    }
}
