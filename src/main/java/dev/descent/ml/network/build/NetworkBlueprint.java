package dev.descent.ml.network.build;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.network.GraphLayers;
import dev.descent.ml.network.LayerSummary;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.dl4j.Dl4jNetwork;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/** A network that could be built, and what it would take. Nothing of its size is allocated before {@link #build}. */
public final class NetworkBlueprint {
    /** A flat vector's bytes must be addressable by an int. */
    private static final long MOST_PARAMETERS = Integer.MAX_VALUE / Float.BYTES;

    /** Workspaces and code that any network brings with it. */
    private static final long SMALLEST = 24 << 20;

    /** Layers that need no working memory for what they compute. */
    private static final Set<String> PASSING_ON =
            Set.of("activation", "batch_normalization", "elementwise", "merge", "upsampling2_d");

    /** Channels that oneDNN lays side by side. */
    private static final int BLOCK = 16;

    private final ModelSpec model;
    private final InputShape input;
    private final Target target;
    private final Activation output;
    private final long seed;
    private final List<LayerSummary> layers;

    private NetworkBlueprint(ModelSpec model, InputShape input, Target target, Activation output, long seed) {
        this.model = model;
        this.input = input;
        this.target = target;
        this.output = output;
        this.seed = seed;
        this.layers = summarize();
    }

    /**
     * Configures a model for such data. Loads native code if nothing has yet.
     *
     * @param output the output activation
     * @param seed of the initial weights
     * @throws InvalidSpec with every reason why the model does not fit the data, at paths within the model's spec
     */
    public static NetworkBlueprint of(ModelSpec model, InputShape input, Target target, Activation output, long seed) {
        Faults faults = new Faults();
        faults.addAll("", model.faults(input, target));
        faults.check(
                output != Activation.SOFTMAX || target.outputs() > 1, "", "softmax over a single output is always 1");
        faults.raise();
        NativeRuntime.start();
        NetworkBlueprint blueprint = new NetworkBlueprint(model, input, target, output, seed);
        long parameters = blueprint.parameterCount();
        faults.check(
                parameters <= MOST_PARAMETERS, "", "has " + parameters + " parameters, more than " + MOST_PARAMETERS);
        faults.raise();
        return blueprint;
    }

    public List<LayerSummary> layers() {
        return layers;
    }

    public long parameterCount() {
        return layers.stream().mapToLong(LayerSummary::parameters).sum();
    }

    /**
     * An estimate of what training takes outside the heap, in bytes: parameters and gradients, activations with their gradients and the
     * workspaces around them, and what a network takes however small it is. Between 0.9 and 1.9 times what was measured:
     * docs/performance.md.
     */
    public long nativeBytes(int batchSize) {
        long activations =
                layers.stream().mapToLong(NetworkBlueprint::activationBytes).sum();
        return SMALLEST + 2 * Float.BYTES * parameterCount() + activations * batchSize;
    }

    /**
     * An estimate of what the network takes while it only predicts, in bytes: parameters with room for a gradient, and the activations of a
     * batch with those that oneDNN reorders.
     */
    public long predictionBytes(int batchSize) {
        long activations = layers.stream().mapToLong(NetworkBlueprint::values).sum();
        return 2 * Float.BYTES * parameterCount() + 3 * Float.BYTES * activations * batchSize;
    }

    /**
     * Builds the network with its initial weights, on the thread that will use it.
     *
     * @throws RuntimeException of ND4J's, “Allocation failed”, where native memory is used up; the process goes on
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
        Dl4jNetwork network = Dl4jNetwork.of(configuration(), model.takes(input), target);
        try {
            network.initialize(weights);
            return network;
        } catch (RuntimeException | OutOfMemoryError e) {
            network.close();
            throw e;
        }
    }

    /** Sizes beyond an int are refused here: native code would be asked for them, and would crash. */
    private List<LayerSummary> summarize() {
        try {
            List<LayerSummary> found = GraphLayers.summarize(configuration(), model.takes(input));
            found.forEach(layer -> Math.toIntExact(values(layer)));
            return found;
        } catch (ArithmeticException e) {
            throw new InvalidSpec("", "has a layer with more than " + Integer.MAX_VALUE + " values for an example");
        }
    }

    /** A fresh configuration each time, for DL4J changes those it is given. */
    public ComputationGraphConfiguration configuration() {
        return model.configure(input, target, output, seed);
    }

    /** For an example: 6 times the values of a layer, as measured, or 3.5 times those that are only passed on. */
    private static long activationBytes(LayerSummary layer) {
        return blockedValues(layer) * (PASSING_ON.contains(layer.type()) ? 14 : 24);
    }

    /** As oneDNN keeps images, in blocks of channels, the last one filled up. */
    private static long blockedValues(LayerSummary layer) {
        boolean image = layer.output().size() == 3;
        return image
                ? values(layer) / layer.output().get(0) * blocked(layer.output().get(0))
                : values(layer);
    }

    private static long blocked(int channels) {
        return (channels + BLOCK - 1L) / BLOCK * BLOCK;
    }

    private static long values(LayerSummary layer) {
        return layer.output().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
