package dev.descent.ml.network.dl4j;

import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.network.Engine;
import dev.descent.ml.network.LayerSummary;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.Refusal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DL4J's own computation: takes whatever can be configured. */
public final class Dl4jEngine implements Engine {
    /** Workspaces and code that any network brings with it. */
    private static final long SMALLEST = 24 << 20;

    /** Layers that need no working memory for what they compute. */
    private static final Set<String> PASSING_ON = Set.of("activation", "batch_normalization", "merge", "upsampling2_d");

    /** Layers for which more was measured than for others. */
    private static final Set<String> KEEPING_MORE = Set.of("dense", "elementwise");

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    /** Each operation chooses its own. */
    @Override
    public @Nullable String instructions() {
        return null;
    }

    @Override
    public String version() {
        return NativeRuntime.start().version();
    }

    @Override
    public Optional<Refusal> refuses(NetworkPlan plan) {
        return Optional.empty();
    }

    /**
     * Parameters and gradients, activations with their gradients and the workspaces around them, the validation of whole batches, and
     * what the first network takes however small it is. Between 0.8 and 1.5 times what was measured, but for some megabytes: docs/performance.md.
     */
    @Override
    public long memoryBytes(NetworkPlan plan, int batchSize, int networks) {
        long activations =
                plan.layers().stream().mapToLong(Dl4jEngine::activationBytes).sum();
        return SMALLEST
                + networks * (2 * Float.BYTES * plan.parameterCount() + activations * batchSize)
                + (networks > 1 ? validationBytes(plan, (long) networks * batchSize) : 0);
    }

    /**
     * What validation takes besides where batches are cut: it sees them whole, and the widest layer's input and output are there at once,
     * each with what oneDNN reorders of it.
     */
    private static long validationBytes(NetworkPlan plan, long batchSize) {
        long widest = plan.layers().stream()
                .mapToLong(LayerSummary::blockedValues)
                .max()
                .orElse(0);
        return 4 * Float.BYTES * widest * batchSize;
    }

    /** Parameters with room for a gradient, and the activations of a batch with those that oneDNN reorders. */
    @Override
    public long predictionBytes(NetworkPlan plan, int batchSize) {
        long activations =
                plan.layers().stream().mapToLong(LayerSummary::values).sum();
        return 2 * Float.BYTES * plan.parameterCount() + 3 * Float.BYTES * activations * batchSize;
    }

    @Override
    public Network build(NetworkPlan plan, InitialWeights weights) {
        return Dl4jNetwork.of(plan, weights);
    }

    @Override
    public Network build(NetworkPlan plan, InitialWeights weights, int batchSize) {
        return build(plan, weights);
    }

    /** For an example, as measured: 5.5 times the values of a layer, 9 times those of some, and 3.5 times what is only passed on. */
    private static long activationBytes(LayerSummary layer) {
        int each = KEEPING_MORE.contains(layer.type()) ? 36 : PASSING_ON.contains(layer.type()) ? 14 : 22;
        return layer.blockedValues() * each;
    }
}
