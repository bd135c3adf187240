package dev.descent.ml.network.onednn;

import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;

/** Finds a vertex of a network that is not compiled. */
final class Refusals {
    private final NetworkPlan plan;
    private final ComputationGraphConfiguration configuration;
    private final Vertices vertices;
    private final VertexShapes shapes;

    Refusals(NetworkPlan plan) {
        this.plan = plan;
        this.configuration = plan.configuration();
        this.vertices = new Vertices(configuration);
        this.shapes = new VertexShapes(plan, vertices.input());
    }

    Optional<Refusal> find() {
        if (configuration.getNetworkInputs().size() != 1
                || configuration.getNetworkOutputs().size() != 1) {
            return Optional.of(new Refusal("", "several inputs or outputs run on DL4J"));
        }
        return vertices.names().stream()
                .filter(name -> !isCompiled(name, vertices.of(name)))
                .min(Comparator.comparing(name -> !isLayer(name)))
                .map(name -> new Refusal(name, reason(name)));
    }

    /** What a layer cannot do is the reason for what is put around it. */
    private boolean isLayer(String name) {
        return vertices.of(name) instanceof LayerVertex;
    }

    private String reason(String name) {
        GraphVertex vertex = vertices.of(name);
        return vertex instanceof LayerVertex layer
                ? CompiledLayers.reason(layer.getLayerConf().getLayer())
                : VertexShapes.type(plan, name) + " runs on DL4J";
    }

    private boolean isCompiled(String name, GraphVertex vertex) {
        List<String> inputs = vertices.inputs(name);
        if (inputs.stream().anyMatch(input -> !shapes.isImage(input) && !shapes.isVector(input))) {
            return false;
        }
        if (vertex instanceof LayerVertex layer) {
            boolean flattens = layer.getPreProcessor() instanceof CnnToFeedForwardPreProcessor;
            return (layer.getPreProcessor() == null || flattens)
                    && CompiledLayers.contains(
                            layer.getLayerConf().getLayer(), shapes.isImage(inputs.get(0)) && !flattens);
        }
        if (vertex instanceof PreprocessorVertex shape) {
            return shape.getPreProcessor() instanceof CnnToFeedForwardPreProcessor;
        }
        if (vertex instanceof ElementWiseVertex combined) {
            return combined.getOp() == ElementWiseVertex.Op.Add
                    || (combined.getOp() == ElementWiseVertex.Op.Product && inputs.size() == 2);
        }
        return vertex instanceof MergeVertex || vertex instanceof ScaleVertex || vertex instanceof ShiftVertex;
    }
}
