package dev.descent.ml.model.layer;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;

/**
 * A layer whose inputs are known and fit.
 *
 * @param name its own, or its kind and place
 * @param from names of its inputs
 * @param inputs their shapes
 */
record LayerNode(LayerSpec spec, String name, List<String> from, List<Shape> inputs) {

    void addTo(GraphBuilder graph) {
        spec.addTo(new Place(graph, name, from, inputs));
    }
}
