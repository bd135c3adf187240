package dev.descent.ml.network;

import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.ParameterBlock.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * DL4J's graph as it begins: where the layout of the parameters and their initial values come from, whichever engine goes on with
 * them.
 */
public final class InitialGraph implements AutoCloseable {
    private final ComputationGraph graph;

    private InitialGraph(ComputationGraph graph) {
        this.graph = graph;
    }

    /**
     * Initializes a graph.
     *
     * @param configuration taken over
     * @param weights in the place of random ones
     * @throws IllegalArgumentException where the network has no such weights
     */
    public static InitialGraph of(ComputationGraphConfiguration configuration, InitialWeights weights) {
        InitialGraph initial = new InitialGraph(new ComputationGraph(configuration));
        initial.graph.init();
        try {
            WeightWriter.write(weights, initial.graph);
            return initial;
        } catch (RuntimeException | OutOfMemoryError e) {
            initial.close();
            throw e;
        }
    }

    /** The runs of the flat parameter vector, in its order, which differs from layer to layer: where each lies is asked of its view. */
    public List<ParameterBlock> blocks() {
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

    /** The flat parameter vector. */
    public float[] parameters() {
        float[] values = new float[Math.toIntExact(graph.numParams())];
        graph.params().data().asNioFloat().get(0, values, 0, values.length);
        return values;
    }

    /** The names of the vertices in the order of computation, the input first. */
    public List<String> order() {
        return Arrays.stream(graph.topologicalSortOrder())
                .mapToObj(index -> graph.getVertices()[index].getVertexName())
                .toList();
    }

    /** The graph itself, for an engine that goes on with it and closes it in the end. */
    public ComputationGraph graph() {
        return graph;
    }

    /** Not by the graph's own {@code close}, which collects the whole heap twice. */
    @Override
    public void close() {
        graph.params().close();
    }
}
