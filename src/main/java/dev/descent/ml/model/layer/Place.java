package dev.descent.ml.model.layer;

import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * Where a layer goes in DL4J's graph.
 *
 * @param name its own
 * @param from names of what it follows
 * @param inputs their shapes
 */
record Place(GraphBuilder graph, String name, List<String> from, List<Shape> inputs) {

    /** The shape of the only input. */
    Shape input() {
        return inputs.get(0);
    }

    void put(Layer layer) {
        graph.addLayer(name, layer, from.toArray(String[]::new));
    }

    /** A layer that ends in an activation's {@link HiddenActivation#function}, and what may have to follow it. */
    void put(Layer layer, HiddenActivation activation) {
        Consumer<Place> composition = activation.composition();
        if (composition == null) {
            put(layer);
        } else {
            graph.addLayer(name + "-linear", layer, from.toArray(String[]::new));
            composition.accept(new Place(graph, name, List.of(name + "-linear"), inputs));
        }
    }

    void put(GraphVertex vertex) {
        graph.addVertex(name, vertex, from.toArray(String[]::new));
    }

    /** The place after a vertex that is put before, under a name of its own. */
    Place after(String suffix, GraphVertex vertex) {
        graph.addVertex(name + suffix, vertex, from.toArray(String[]::new));
        return new Place(graph, name, List.of(name + suffix), inputs);
    }
}
