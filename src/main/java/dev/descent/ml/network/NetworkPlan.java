package dev.descent.ml.network;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * A network that could be built, in the language that every engine reads: DL4J's configuration, which fixes names, the layout of the
 * parameters and the initial weights. Nothing of its size is allocated.
 *
 * @param input as the data have it
 * @param target with as many outputs as the loss asks for
 * @param output the output activation
 * @param seed of the initial weights
 * @param layers in order
 */
public record NetworkPlan(
        ModelSpec model, InputShape input, Target target, Activation output, long seed, List<LayerSummary> layers) {
    /** A flat vector's bytes must be addressable by an int. */
    private static final long MOST_PARAMETERS = Integer.MAX_VALUE / Float.BYTES;

    public NetworkPlan {
        layers = List.copyOf(layers);
    }

    /**
     * Configures a model for such data. Loads native code if nothing has yet.
     *
     * @param target with as many outputs as the loss asks for
     * @param output the output activation
     * @param seed of the initial weights
     * @throws InvalidSpec with every reason why the model does not fit the data, at paths within the model's spec
     */
    public static NetworkPlan of(ModelSpec model, InputShape input, Target target, Activation output, long seed) {
        Faults faults = new Faults();
        faults.addAll("", model.faults(input, target));
        faults.check(
                output != Activation.SOFTMAX || target.outputs() > 1, "", "softmax over a single output is always 1");
        faults.raise();
        NativeRuntime.start();
        NetworkPlan plan = summarized(model, input, target, output, seed);
        long parameters = plan.parameterCount();
        faults.check(
                parameters <= MOST_PARAMETERS, "", "has " + parameters + " parameters, more than " + MOST_PARAMETERS);
        faults.raise();
        return plan;
    }

    /** Sizes beyond an int are refused here: native code would be asked for them, and would crash. */
    private static NetworkPlan summarized(
            ModelSpec model, InputShape input, Target target, Activation output, long seed) {
        try {
            List<LayerSummary> layers =
                    GraphLayers.summarize(model.configure(input, target, output, seed), model.takes(input));
            layers.forEach(layer -> Math.toIntExact(layer.values()));
            return new NetworkPlan(model, input, target, output, seed, layers);
        } catch (ArithmeticException e) {
            throw new InvalidSpec("", "has a layer with more than " + Integer.MAX_VALUE + " values for an example");
        }
    }

    /** A fresh configuration each time, for DL4J changes those it is given. */
    public ComputationGraphConfiguration configuration() {
        return model.configure(input, target, output, seed);
    }

    /** The shape in which the network takes the data's examples. */
    public InputShape takes() {
        return model.takes(input);
    }

    public long parameterCount() {
        return layers.stream().mapToLong(LayerSummary::parameters).sum();
    }
}
