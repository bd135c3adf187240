package dev.descent.ml.network;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Weights that a network starts with in the place of random ones.
 *
 * @param byLayer by the layer's name, then the parameter's: {@code W} and {@code b}, or {@code gamma}, {@code beta}, {@code mean} and
 *     {@code var} of a batch normalization. Row-major: {@code W} is [in, out] of a dense layer, [out, in, height, width] of a convolution.
 */
public record InitialWeights(Map<String, Map<String, float[]>> byLayer) {

    public InitialWeights {
        byLayer = Map.copyOf(byLayer);
    }

    /** @throws IllegalArgumentException where the network has no such layer or parameter, or one of another size */
    void writeTo(ComputationGraph graph) {
        byLayer.forEach((name, parameters) -> {
            Layer layer = graph.getLayer(name);
            if (layer == null) {
                throw new IllegalArgumentException("the network has no layer " + name);
            }
            parameters.forEach((parameter, values) -> write(layer.getParam(parameter), values, name + "." + parameter));
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
