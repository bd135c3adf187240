package dev.descent.ml.network;

import dev.descent.ml.model.InitialWeights;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Puts initial weights into a graph. */
final class WeightWriter {

    private WeightWriter() {}

    /** @throws IllegalArgumentException where the graph has no such layer or parameter, or one of another size */
    static void write(InitialWeights weights, ComputationGraph graph) {
        weights.byLayer().forEach((name, parameters) -> {
            Layer layer = graph.getLayer(name);
            if (layer == null) {
                throw new IllegalArgumentException("the network has no layer " + name);
            }
            parameters.forEach(
                    (parameter, values) -> write(layer.getParam(parameter), values.get(), name + "." + parameter));
        });
    }

    /** Through a view in row-major order, whatever order DL4J keeps the parameter in. */
    private static void write(INDArray parameter, float[] values, String what) {
        if (parameter == null || parameter.length() != values.length) {
            throw new IllegalArgumentException(what + " has " + (parameter == null ? "no" : parameter.length())
                    + " values in the network, was given " + values.length);
        }
        parameter.assign(Nd4j.createFromArray(values).reshape('c', parameter.shape()));
    }
}
