package dev.descent.ml.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.CrossEntropy;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.Mlp;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.network.Batches;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkContract;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.ParameterBlock.Kind;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The step that is taken here is the one that DL4J itself takes. */
class Dl4jStepTests {
    private static final Target CLASSES = Target.classification(List.of("a", "b", "c"));
    private static final InputShape ROW = InputShape.flat(6);
    private static final InputShape IMAGE = InputShape.image(1, 8, 8);
    private static final ModelSpec MLP = new Mlp(List.of(16, 8), HiddenActivation.RELU, 0.0, null);
    private static final ModelSpec DROPPING = new Mlp(List.of(64, 32), HiddenActivation.RELU, 0.5, null);
    private static final float RATE = 0.1f;

    @BeforeAll
    static void load() {
        NativeRuntime.start();
    }

    @Test
    void ownStepEqualsFitBitForBit() {
        NetworkPlan plan = plan(MLP, ROW);
        try (Network network = Dl4jNetwork.of(plan, InitialWeights.NONE)) {
            assertThat(trained(network, ROW, 12)).isEqualTo(fitted(plan.configuration(), ROW, 12));
        }
    }

    @Test
    void ownStepEqualsFitBitForBitWithBatchNormalization() {
        try (Network network =
                Dl4jNetwork.of(Dl4jStepTests::normalized, InitialWeights.NONE, new BatchArrays(IMAGE, CLASSES))) {
            assertThat(network.blocks())
                    .extracting(ParameterBlock::parameter, ParameterBlock::kind)
                    .contains(
                            org.assertj.core.groups.Tuple.tuple("gamma", Kind.BIAS),
                            org.assertj.core.groups.Tuple.tuple("beta", Kind.BIAS),
                            org.assertj.core.groups.Tuple.tuple("mean", Kind.STATISTIC));
            assertThat(trained(network, IMAGE, 12)).isEqualTo(fitted(normalized(), IMAGE, 12));
        }
    }

    /** Parameters after some steps of plain gradient descent, on batches of alternating size. */
    private static float[] trained(Network network, InputShape input, int steps) {
        float[] parameters = NetworkContract.parameters(network);
        float[] gradient = new float[parameters.length];
        LossFunction loss = loss();
        for (int step = 0; step < steps; step++) {
            Batch batch = batch(input, step);
            network.gradient(batch, loss, step, new double[batch.size()], gradient);
            for (ParameterBlock block : network.blocks()) {
                float rate = block.kind() == Kind.STATISTIC ? 1 : RATE;
                for (int i = block.offset(); i < block.offset() + block.length(); i++) {
                    parameters[i] -= rate * gradient[i];
                }
            }
            network.writeParameters(parameters);
        }
        return parameters;
    }

    /** The same by DL4J itself, but for the loss. */
    private static float[] fitted(ComputationGraphConfiguration configuration, InputShape input, int steps) {
        LossAdapter adapter = new LossAdapter();
        configuration.getVertices().values().forEach(vertex -> {
            if (((LayerVertex) vertex).getLayerConf().getLayer()
                    instanceof org.deeplearning4j.nn.conf.layers.BaseLayer layer) {
                layer.setIUpdater(new Sgd(RATE));
                if (layer instanceof BaseOutputLayer output) {
                    output.setLossFn(adapter);
                }
            }
        });
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        LossFunction loss = loss();
        for (int step = 0; step < steps; step++) {
            Batch batch = batch(input, step);
            adapter.expect(batch, loss, new double[batch.size()]);
            graph.fit(dataSet(batch));
        }
        float[] parameters = graph.params().toFloatVector();
        graph.close();
        return parameters;
    }

    private static Batch batch(InputShape input, int step) {
        return Batches.random(step % 3 == 2 ? 5 : 16, input, CLASSES, step);
    }

    private static DataSet dataSet(Batch batch) {
        List<Integer> sizes = batch.input().dimensions();
        long[] shape = batch.input().isImage()
                ? new long[] {batch.size(), sizes.get(0), sizes.get(1), sizes.get(2)}
                : new long[] {batch.size(), sizes.get(0)};
        return new DataSet(
                Nd4j.createFromArray(batch.features()).reshape(shape),
                Nd4j.createFromArray(batch.labels()).reshape(batch.size(), CLASSES.outputs()));
    }

    private static ComputationGraphConfiguration normalized() {
        return new NeuralNetConfiguration.Builder()
                .seed(5)
                .activation(org.nd4j.linalg.activations.Activation.RELU)
                .graphBuilder()
                .addInputs("input")
                .addLayer(
                        "convolution",
                        new ConvolutionLayer.Builder(3, 3).nOut(4).build(),
                        "input")
                .addLayer("normalization", new BatchNormalization(), "convolution")
                .addLayer(
                        "output",
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .activation(org.nd4j.linalg.activations.Activation.SOFTMAX)
                                .nOut(CLASSES.outputs())
                                .build(),
                        "normalization")
                .setOutputs("output")
                .setInputTypes(InputType.convolutional(8, 8, 1))
                .build();
    }

    private static NetworkPlan plan(ModelSpec model, InputShape input) {
        return NetworkPlan.of(model, input, CLASSES, Activation.SOFTMAX, 7);
    }

    private static LossFunction loss() {
        return new LossFunction(new CrossEntropy(0.0).build(CLASSES), Activation.SOFTMAX, LossShape.of(CLASSES));
    }
}
