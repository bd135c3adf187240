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
            if (!graph.getConfiguration().getVertices().containsKey(name)) {
                throw new IllegalArgumentException("the network has no layer " + name);
            }
            Layer layer = graph.getLayer(name);
            parameters.forEach((parameter, values) -> {
                boolean variance = parameter.equals("var");
                INDArray view = layer.getParam(variance ? "log10stdev" : parameter);
                write(view, variance ? logDeviation(values.get()) : values.get(), name + "." + parameter);
            });
        });
    }

    /** A batch normalization keeps its variance so; 0 becomes the least that a float can tell from it. */
    private static float[] logDeviation(float[] variance) {
        float[] values = new float[variance.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.5 * Math.log10(Math.max(variance[i], Float.MIN_NORMAL)));
        }
        return values;
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
