package dev.descent.ml.network;

import dev.descent.ml.model.InitialWeights;
import java.util.Optional;

/** Code that computes networks. Whichever it is, a network has the same parameters in the same order, and starts with the same. */
public interface Engine {

    /** As jobs name it: {@code dl4j}. */
    String name();

    /** Of the library behind it. Loads native code. */
    String version();

    /** Why it cannot compute such a network, if it cannot; allocates nothing. */
    Optional<Refusal> refuses(NetworkPlan plan);

    /** An estimate of what training takes outside the heap, in bytes. */
    long memoryBytes(NetworkPlan plan, int batchSize);

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
}
