package dev.descent.ml.model.layer;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;

/** Layers put together over an input: the one place where a list of layers becomes a DL4J graph. */
public final class LayerGraph {
    static final String INPUT = "input";

    private final InputShape input;
    private final LayerOrder order;

    private LayerGraph(InputShape input, LayerOrder order) {
        this.input = input;
        this.order = order;
    }

    /** @param layers in the order of computation; a layer may only follow earlier ones */
    public static LayerGraph over(InputShape input, List<? extends LayerSpec> layers) {
        return new LayerGraph(input, LayerOrder.of(Shape.of(input), layers));
    }

    /**
     * Everything that does not fit together or does not lead to such labels, at
     * paths such as {@code layers[2].from[0]}.
     */
    public List<Violation> faults(Target target) {
        Faults faults = new Faults();
        faults.addAll("", order.faults());
        if (faults.isEmpty()) {
            faults.addAll(order.lastPath(), OutputLayers.faults(order.last(), target));
        }
        return faults.list();
    }

    /**
     * The graph with the output layer that such labels need; names only classes of DL4J's own.
     *
     * @param seed of the initial weights
     * @throws InvalidSpec with the {@link #faults}
     */
    public ComputationGraphConfiguration configure(Target target, Activation output, long seed) {
        List<Violation> faults = faults(target);
        if (!faults.isEmpty()) {
            throw new InvalidSpec(faults);
        }
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(InputTypes.of(input));
        order.nodes().forEach(node -> node.addTo(graph));
        return new OutputLayers(target, output).addTo(graph, order.lastName()).build();
    }
}
