package dev.descent.ml.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Whether layers compute by oneDNN: DL4J falls back to its own slow code without a word, so a convolution is looked into. */
final class LayerHelpers {

    private LayerHelpers() {}

    static boolean active() {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("input")
                .addLayer(
                        "convolution",
                        new ConvolutionLayer.Builder(1, 1).nIn(1).nOut(1).build(),
                        "input")
                .addLayer(
                        "loss",
                        new CnnLossLayer.Builder(LossFunction.MSE)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "convolution")
                .setOutputs("loss")
                .setInputTypes(InputType.convolutional(1, 1, 1))
                .build());
        graph.init();
        boolean active = graph.getLayer("convolution").getHelper() instanceof MKLDNNConvHelper;
        graph.close();
        return active;
    }
}
