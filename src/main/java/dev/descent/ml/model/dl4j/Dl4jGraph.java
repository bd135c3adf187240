package dev.descent.ml.model.dl4j;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.layer.InputTypes;
import dev.descent.ml.model.layer.StockOutput;
import dev.descent.ml.spec.InvalidSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.Sgd;

/** Makes a graph of a configuration that was checked, and fits it to data. */
public final class Dl4jGraph {
    private static final int LONGEST_SHOWN = 300;

    private Dl4jGraph() {}

    /**
     * The configuration, with the output layer for such labels and inputs of all layers as the data gives them.
     *
     * @throws InvalidSpec where it does not fit the data, or DL4J does not take it
     */
    public static ComputationGraphConfiguration of(
            Dl4jConfiguration checked, InputShape input, Target target, Activation activation) {
        ComputationGraphConfiguration graph = attempt(
                () -> ComputationGraphConfiguration.fromJson(checked.graph().toString()));
        if (graph.getVertices() == null || graph.getNetworkOutputs() == null) {
            throw new InvalidSpec("", "has no vertices or no outputs");
        }
        Layer output = layer(graph.getVertices().get(graph.getNetworkOutputs().get(0)));
        fitOutput(output, target, activation);
        Map<String, Long> widths = inputWidths(graph);
        attempt(() -> {
            graph.addPreProcessors(true, InputTypes.of(input));
            graph.validate();
            return graph;
        });
        compare(widths, inputWidths(graph));
        return graph;
    }

    /** What DL4J itself would fill in, and the seed of the initial weights. */
    public static void complete(ComputationGraphConfiguration graph, long seed) {
        complete(graph.getDefaultConfiguration(), seed);
        graph.getVertices().forEach((name, vertex) -> {
            if (vertex instanceof LayerVertex layer) {
                complete(layer.getLayerConf(), seed);
                complete(name, layer.getLayerConf().getLayer());
            }
        });
    }

    private static void complete(NeuralNetConfiguration configuration, long seed) {
        configuration.setSeed(seed);
        configuration.setOptimizationAlgo(OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT);
        configuration.setMiniBatch(true);
        configuration.setMinimize(true);
    }

    private static void complete(String name, Layer layer) {
        layer.setLayerName(name);
        if (layer instanceof BaseLayer trained) {
            trained.setIUpdater(new Sgd());
            if (trained.getActivationFn() == null || trained.getWeightInitFn() == null) {
                throw new InvalidSpec("", "layer " + name + " has no activationFn or no weightInitFn");
            }
        }
    }

    private static void fitOutput(@Nullable Layer output, Target target, Activation activation) {
        boolean perPixel = target.positions() > 1;
        if (perPixel ? !(output instanceof CnnLossLayer) : !(output instanceof OutputLayer)) {
            throw new InvalidSpec(
                    "", "must end in " + (perPixel ? "a CnnLossLayer, for an answer per pixel" : "an OutputLayer"));
        }
        BaseLayer last = (BaseLayer) Objects.requireNonNull(output);
        last.setActivationFn(StockOutput.activation(activation).getActivationFunction());
        if (output instanceof OutputLayer flat) {
            flat.setLossFn(StockOutput.loss(activation).getILossFunction());
            if (flat.getNOut() != target.outputs()) {
                throw new InvalidSpec("", "gives " + flat.getNOut() + " outputs, the labels have " + target.outputs());
            }
        } else if (output instanceof CnnLossLayer maps) {
            maps.setLossFn(StockOutput.loss(activation).getILossFunction());
        }
    }

    private static Map<String, Long> inputWidths(ComputationGraphConfiguration graph) {
        Map<String, Long> widths = new HashMap<>();
        graph.getVertices().forEach((name, vertex) -> {
            if (layer(vertex) instanceof FeedForwardLayer layer) {
                widths.put(name, layer.getNIn());
            }
        });
        return widths;
    }

    /** DL4J trains with a wrong width without a word, and on other numbers than were meant. */
    private static void compare(Map<String, Long> declared, Map<String, Long> found) {
        declared.forEach((name, width) -> {
            if (width > 0 && !width.equals(found.get(name))) {
                throw new InvalidSpec("", "layer " + name + " says nIn " + width + ", it gets " + found.get(name));
            }
        });
    }

    private static @Nullable Layer layer(@Nullable GraphVertex vertex) {
        return vertex instanceof LayerVertex layer ? layer.getLayerConf().getLayer() : null;
    }

    /** DL4J tells what it does not like in exceptions of many kinds. */
    private static ComputationGraphConfiguration attempt(Supplier<ComputationGraphConfiguration> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new InvalidSpec(
                    "",
                    "is refused by DL4J: "
                            + (message.length() <= LONGEST_SHOWN
                                    ? message
                                    : message.substring(0, LONGEST_SHOWN) + "..."));
        }
    }
}
