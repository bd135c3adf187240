package dev.descent.ml.model;

import dev.descent.ml.data.InputShape;
import dev.descent.ml.data.Target;
import dev.descent.ml.loss.Activation;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.weights.WeightInit;

/** Layers one after the other, from the input to the output, named by kind and number. */
final class LayerStack {
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    private final GraphBuilder graph;
    private int count;
    private String last = INPUT;

    private LayerStack(InputType input, HiddenActivation activation, long seed) {
        graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .activation(activation.function())
                .weightInit(activation.weights())
                .graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(input);
    }

    /** Over a vector, or an image with its channels first. */
    static LayerStack over(InputShape input, HiddenActivation activation, long seed) {
        return new LayerStack(InputTypes.of(input), activation, seed);
    }

    LayerStack dense(int width) {
        return add("dense", new DenseLayer.Builder().nOut(width).build());
    }

    /** A convolution that keeps the image's size ({@code SAME}) or takes only whole windows ({@code TRUNCATE}). */
    LayerStack convolution(int kernel, int channels, ConvolutionMode edges) {
        return add(
                "convolution",
                new ConvolutionLayer.Builder(kernel, kernel)
                        .convolutionMode(edges)
                        .nOut(channels)
                        .build());
    }

    /** The largest of each 2 × 2 pixels; an odd last row or column is left out. */
    LayerStack maxPooling() {
        return add(
                "pooling",
                new SubsamplingLayer.Builder(PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build());
    }

    /** Sets this share of the values to zero in training; nothing for 0. DL4J is told what to keep. */
    LayerStack dropout(double share) {
        return share == 0 ? this : add("dropout", new DropoutLayer(1 - share));
    }

    ComputationGraphConfiguration output(Target target, Activation activation) {
        return graph.addLayer(
                        OUTPUT,
                        new OutputLayer.Builder(StockOutput.loss(activation))
                                .activation(StockOutput.activation(activation))
                                .weightInit(WeightInit.XAVIER_UNIFORM)
                                .nOut(target.outputs())
                                .build(),
                        last)
                .setOutputs(OUTPUT)
                .build();
    }

    private LayerStack add(String kind, Layer layer) {
        count++;
        String name = kind + "_" + count;
        graph.addLayer(name, layer, last);
        last = name;
        return this;
    }
}
