package dev.descent.ml.network;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.model.layer.InputTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;

/** Reads what a DL4J configuration consists of. */
public final class GraphLayers {

    private GraphLayers() {}

    /**
     * The layers of a configuration in order, with shapes and sizes; allocates nothing.
     *
     * @param input as the network takes it
     */
    static List<LayerSummary> summarize(ComputationGraphConfiguration configuration, InputShape input) {
        Map<String, InputType> outputs = configuration.getLayerActivationTypes(InputTypes.of(input));
        List<LayerSummary> layers = new ArrayList<>();
        configuration.getVertices().forEach((name, vertex) -> {
            InputType output = Objects.requireNonNull(outputs.get(name), name);
            layers.add(new LayerSummary(name, type(vertex), shape(output), vertex.numParams(false)));
        });
        return layers;
    }

    private static String type(GraphVertex vertex) {
        return vertex instanceof LayerVertex layer
                ? type(layer.getLayerConf().getLayer())
                : vertex.getClass().getSimpleName().replaceAll("Vertex$", "").toLowerCase(Locale.ROOT);
    }

    /** What a kind of layer is called: {@code dense}, {@code batch_normalization}. */
    public static String type(Layer layer) {
        return layer.getClass()
                .getSimpleName()
                .replaceAll("Layer$", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    private static List<Integer> shape(InputType type) {
        return Arrays.stream(type.getShape()).mapToObj(Math::toIntExact).toList();
    }
}
