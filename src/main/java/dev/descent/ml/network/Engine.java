package dev.descent.ml.network;

import dev.descent.ml.model.InitialWeights;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Code that computes networks. Whichever it is, a network has the same parameters in the same order, and starts with the same. */
public interface Engine {

    /** As jobs name it: {@code onednn}, {@code dl4j}. */
    String name();

    /** Why it cannot be used on this machine, if it cannot. Loads native code. */
    Optional<String> unavailable();

    /** Of the library behind it. Loads native code. */
    String version();

    /** The instruction set that it computes with, or null where that is not known. Loads native code. */
    @Nullable
    String instructions();

    /** Why it cannot compute such a network, if it cannot; allocates nothing. */
    Optional<Refusal> refuses(NetworkPlan plan);

    /**
     * An estimate of what training takes outside the heap, in bytes.
     *
     * @param networks that train at once, each on batches of this size
     */
    long memoryBytes(NetworkPlan plan, int batchSize, int networks);

    /** An estimate of what the network takes outside the heap while it only predicts, in bytes. */
    long predictionBytes(NetworkPlan plan, int batchSize);

    /**
     * Builds the network, on the thread that will use it.
     *
     * @param weights of the layers that are not to have their random ones
     * @throws IllegalArgumentException where the network has no such weights
     * @throws RuntimeException where native memory is used up; the process goes on
     */
    Network build(NetworkPlan plan, InitialWeights weights);

    /**
     * Builds the network for training on batches of a size.
     *
     * @throws EngineRefused where it finds only now that it does not take the network
     */
    Network build(NetworkPlan plan, InitialWeights weights, int batchSize);
}
