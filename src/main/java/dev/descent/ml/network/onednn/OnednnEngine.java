package dev.descent.ml.network.onednn;

import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.network.Engine;
import dev.descent.ml.network.EngineRefused;
import dev.descent.ml.network.InitialGraph;
import dev.descent.ml.network.LayerSummary;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computation by oneDNN's primitives: what is refused here runs on DL4J. */
public final class OnednnEngine implements Engine {
    /** Code that is made for the processor, which networks of one plan share, and what else the first one brings with it. */
    private static final long SMALLEST = 40 << 20;

    /** What the first one brings with it that needs none of that code. */
    private static final long SMALLEST_OF_LOOPS = 20 << 20;

    /** Bytes for a parameter: itself, its gradient, some of both in the layouts of kernels, and its first value until that is collected. */
    private static final long OF_A_PARAMETER = 17;

    /** Bytes for a value of an example: itself and its gradient, and both as they are reordered; in training and in validation. */
    private static final long OF_A_VALUE = 16;

    @Override
    public String name() {
        return "onednn";
    }

    @Override
    public Optional<String> unavailable() {
        try {
            OnednnRuntime.start();
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of("oneDNN cannot be loaded here: " + e.getMessage());
        }
    }

    @Override
    public @Nullable String instructions() {
        return OnednnRuntime.start().instructions();
    }

    @Override
    public String version() {
        return OnednnRuntime.start().version();
    }

    @Override
    public Optional<Refusal> refuses(NetworkPlan plan) {
        return new Refusals(plan).find();
    }

    @Override
    public long memoryBytes(NetworkPlan plan, int batchSize, int networks) {
        long each = OF_A_PARAMETER * plan.parameterCount() + activationBytes(plan, OF_A_VALUE) * batchSize;
        DenseChain chain = DenseChain.of(new Vertices(plan.configuration()), plan);
        boolean isLooped = chain != null && chain.isFaster(batchSize);
        return (isLooped ? SMALLEST_OF_LOOPS : SMALLEST) + networks * each;
    }

    @Override
    public long predictionBytes(NetworkPlan plan, int batchSize) {
        return 3L * Float.BYTES * plan.parameterCount() + activationBytes(plan, 2L * Float.BYTES) * batchSize;
    }

    @Override
    public OnednnNetwork build(NetworkPlan plan, InitialWeights weights) {
        try (InitialGraph initial = InitialGraph.of(plan.configuration(), weights)) {
            return OnednnNetwork.of(plan, initial);
        }
    }

    /** Compiles the pass: where a layer has slow code only, DL4J is faster. */
    @Override
    public Network build(NetworkPlan plan, InitialWeights weights, int batchSize) {
        OnednnNetwork network = build(plan, weights);
        try {
            network.slow(batchSize).stream().findFirst().ifPresent(layer -> {
                throw new EngineRefused(new Refusal(layer, "no fast kernel for " + layer + " on this processor"));
            });
            return network;
        } catch (RuntimeException | OutOfMemoryError e) {
            network.close();
            throw e;
        }
    }

    /** Without those that are never made: doubled images that are convolved at once, and what the loss takes as it is. */
    private static long activationBytes(NetworkPlan plan, long each) {
        Vertices vertices = new Vertices(plan.configuration());
        UpConvolutions fused = new UpConvolutions(vertices, new VertexShapes(plan, vertices.input()));
        return each
                * plan.layers().stream()
                        .filter(layer ->
                                !fused.isSkipped(layer.name()) && !layer.type().equals("cnn_loss"))
                        .mapToLong(LayerSummary::blockedValues)
                        .sum();
    }
}
