package dev.descent.ml.model;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.layer.LayerGraph;
import dev.descent.ml.model.layer.LayerSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * A network of layers of one's own; what follows the last layer comes from the labels, as in the other architectures.
 */
public record Layers(List<LayerSpec> layers, @Nullable Activation outputActivation) implements ModelSpec {
    private static final int MOST = 512;
    private static final Parameter<List<LayerSpec>> LAYERS = Parameter.<List<LayerSpec>>of("layers", "list of layer")
            .must("must have at most " + MOST + " entries", list -> list.size() <= MOST)
            .required()
            .says("The layers in the order of computation, without the output layer: each follows the one before, "
                    + "or those that its from names.");
    private static final Parameter<Activation> OUTPUT_ACTIVATION = Parameters.outputActivation();

    static final About ABOUT = About.of("layers", "Layers of your own choice, in a row or as a graph.")
            .category("any")
            .useWhen("the architecture itself is what you try out")
            .avoidWhen("one of the others does it: they are shorter to write and to read")
            .parameters(LAYERS, OUTPUT_ACTIVATION)
            .example("{\"type\":\"layers\",\"layers\":[{\"type\":\"dense\",\"units\":64,\"activation\":\"relu\"},"
                    + "{\"type\":\"dropout\",\"rate\":0.2}]}");

    public Layers {
        Faults faults = new Faults();
        layers = LAYERS.of(layers, faults);
        outputActivation = OUTPUT_ACTIVATION.of(outputActivation, faults);
        faults.raise();
        layers = List.copyOf(layers);
    }

    @Override
    public List<Violation> faults(InputShape input, Target target) {
        return LayerGraph.over(input, layers).faults(target);
    }

    @Override
    public List<String> warnings(Target target) {
        int last = layers.size() - 1;
        return last < 0 || !layers.get(last).isLikeAnOutput(target.outputs())
                ? List.of()
                : List.of("layers[" + last + "]: looks like an output layer, and another one of " + target.outputs()
                        + " outputs comes behind it: the output layer is not written, it follows from the labels and"
                        + " the loss");
    }

    @Override
    public ComputationGraphConfiguration configure(InputShape input, Target target, Activation output, long seed) {
        return LayerGraph.over(input, layers).configure(target, output, seed);
    }
}
