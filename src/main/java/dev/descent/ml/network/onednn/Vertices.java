package dev.descent.ml.network.onednn;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.jspecify.annotations.Nullable;

/** The graph of a network of one input and one output: its vertices by name, and how they follow each other. */
final class Vertices {
    private final Map<String, GraphVertex> byName;
    private final Map<String, List<String>> inputs;
    private final String input;
    private final String output;

    Vertices(ComputationGraphConfiguration configuration) {
        byName = configuration.getVertices();
        inputs = configuration.getVertexInputs();
        input = configuration.getNetworkInputs().get(0);
        output = configuration.getNetworkOutputs().get(0);
    }

    String input() {
        return input;
    }

    String output() {
        return output;
    }

    Set<String> names() {
        return byName.keySet();
    }

    GraphVertex of(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    List<String> inputs(String name) {
        return Objects.requireNonNull(inputs.get(name), name);
    }

    /** The layer of a vertex that puts nothing before it, or null. */
    @Nullable
    Layer layer(String name) {
        return byName.get(name) instanceof LayerVertex layer && layer.getPreProcessor() == null
                ? layer.getLayerConf().getLayer()
                : null;
    }

    /** The one vertex that uses what a vertex gives, and once; null where there are several uses, or it is the output. */
    @Nullable
    String onlyUser(String name) {
        List<String> uses = inputs.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().filter(name::equals).map(use -> entry.getKey()))
                .toList();
        return uses.size() == 1 && !name.equals(output) ? uses.get(0) : null;
    }
}
