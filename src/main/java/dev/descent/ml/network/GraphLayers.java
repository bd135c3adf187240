package dev.descent.ml.network;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.model.layer.InputTypes;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.ParameterBlock.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Reads what a DL4J graph consists of. */
public final class GraphLayers {

    private GraphLayers() {}

    /**
     * The layers of a configuration in order, with shapes and sizes; allocates nothing.
     *
     * @param input as the network takes it
     */
    public static List<LayerSummary> summarize(ComputationGraphConfiguration configuration, InputShape input) {
        Map<String, InputType> outputs = configuration.getLayerActivationTypes(InputTypes.of(input));
        List<LayerSummary> layers = new ArrayList<>();
        configuration.getVertices().forEach((name, vertex) -> {
            InputType output = Objects.requireNonNull(outputs.get(name), name);
            layers.add(new LayerSummary(name, type(vertex), shape(output), vertex.numParams(false)));
        });
        return layers;
    }

    /** The runs of the flat parameter vector, in its order, which differs from layer to layer: where each lies is asked of its view. */
    public static List<ParameterBlock> blocks(ComputationGraph graph) {
        List<ParameterBlock> blocks = new ArrayList<>();
        for (Layer layer : graph.getLayers()) {
            layer.paramTable()
                    .forEach((name, view) -> blocks.add(new ParameterBlock(
                            layer.conf().getLayer().getLayerName(),
                            name,
                            kind(layer, name),
                            Math.toIntExact(view.offset()),
                            Math.toIntExact(view.length()))));
        }
        blocks.sort(Comparator.comparingInt(ParameterBlock::offset));
        return List.copyOf(blocks);
    }

    private static Kind kind(Layer layer, String parameter) {
        if (!layer.updaterDivideByMinibatch(parameter)) {
            return Kind.STATISTIC;
        }
        org.deeplearning4j.nn.conf.layers.Layer configuration = layer.conf().getLayer();
        boolean weight = !(configuration instanceof BatchNormalization)
                && configuration.initializer().isWeightParam(configuration, parameter);
        return weight ? Kind.WEIGHT : Kind.BIAS;
    }

    private static String type(GraphVertex vertex) {
        if (vertex instanceof LayerVertex layer) {
            return layer.getLayerConf()
                    .getLayer()
                    .getClass()
                    .getSimpleName()
                    .replaceAll("Layer$", "")
                    .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                    .toLowerCase(Locale.ROOT);
        }
        return vertex.getClass().getSimpleName().replaceAll("Vertex$", "").toLowerCase(Locale.ROOT);
    }

    private static List<Integer> shape(InputType type) {
        return Arrays.stream(type.getShape()).mapToObj(Math::toIntExact).toList();
    }
}
