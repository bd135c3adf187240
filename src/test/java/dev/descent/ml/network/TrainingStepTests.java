package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.CrossEntropy;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.model.Cnn;
import dev.descent.ml.model.Mlp;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.network.dl4j.Dl4jNetwork;
import dev.descent.ml.network.dl4j.LossAdapter;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.ParameterBlock.Kind;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

class TrainingStepTests {
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
        NetworkBlueprint blueprint = blueprint(MLP, ROW);
        try (Network network = blueprint.build()) {
            assertThat(trained(network, ROW, 12)).isEqualTo(fitted(blueprint.configuration(), ROW, 12));
        }
    }

    @Test
    void ownStepEqualsFitBitForBitWithBatchNormalization() {
        try (Network network = Dl4jNetwork.of(normalized(), IMAGE, CLASSES)) {
            assertThat(network.blocks())
                    .extracting(ParameterBlock::parameter, ParameterBlock::kind)
                    .contains(
                            org.assertj.core.groups.Tuple.tuple("gamma", Kind.BIAS),
                            org.assertj.core.groups.Tuple.tuple("beta", Kind.BIAS),
                            org.assertj.core.groups.Tuple.tuple("mean", Kind.STATISTIC));
            assertThat(trained(network, IMAGE, 12)).isEqualTo(fitted(normalized(), IMAGE, 12));
        }
    }

    @Test
    void blocksLieOneAfterTheOther() {
        NetworkBlueprint cnn = blueprint(new Cnn(List.of(3, 4), List.of(5), HiddenActivation.RELU, 0.1, null), IMAGE);
        try (Network network = cnn.build()) {
            long end = 0;
            for (ParameterBlock block : network.blocks()) {
                assertThat(block.offset()).isEqualTo((int) end);
                end += block.length();
            }
            assertThat(end).isEqualTo(cnn.parameterCount());
        }
    }

    @Test
    void sameSeedGivesTheSameBits() {
        assertThat(run(DROPPING, 9)).isEqualTo(run(DROPPING, 9));
    }

    @Test
    void seedOfAPassDecidesItsDropout() {
        try (Network network = blueprint(DROPPING, ROW).build()) {
            float[] first = gradient(network, 1);
            assertThat(gradient(network, 2)).isNotEqualTo(first);
            assertThat(gradient(network, 1)).isEqualTo(first);
        }
    }

    @Test
    void nonFiniteScoreIsSeenAndLeavesTheParametersAlone() {
        try (Network network = blueprint(MLP, ROW).build()) {
            Batch batch = Batches.random(4, ROW, CLASSES, 1);
            batch.features()[0] = Float.NaN;
            float[] before = GradientTests.parameters(network);
            double[] scores = new double[4];
            network.gradient(batch, loss(), 1, scores, new float[before.length]);
            assertThat(scores[0]).isNaN();
            assertThat(scores[1]).isFinite();
            assertThat(GradientTests.parameters(network)).isEqualTo(before);
        }
    }

    @Test
    void networksOnSeveralThreadsDoNotDisturbEachOther() throws Exception {
        float[] first = run(DROPPING, 3);
        float[] second = run(DROPPING, 4);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<float[]> firstAgain = threads.submit(() -> run(DROPPING, 3));
            Future<float[]> secondAgain = threads.submit(() -> run(DROPPING, 4));
            assertThat(firstAgain.get()).isEqualTo(first);
            assertThat(secondAgain.get()).isEqualTo(second);
        } finally {
            threads.shutdown();
        }
    }

    private static float[] run(ModelSpec model, long seed) {
        try (Network network = NetworkBlueprint.of(model, ROW, CLASSES, Activation.SOFTMAX, seed)
                .build()) {
            return trained(network, ROW, 40);
        }
    }

    private static float[] gradient(Network network, long seed) {
        float[] gradient = new float[GradientTests.parameters(network).length];
        network.gradient(Batches.random(8, ROW, CLASSES, 1), loss(), seed, new double[8], gradient);
        return gradient;
    }

    /** Parameters after some steps of plain gradient descent, on batches of alternating size. */
    private static float[] trained(Network network, InputShape input, int steps) {
        float[] parameters = GradientTests.parameters(network);
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

    private static NetworkBlueprint blueprint(ModelSpec model, InputShape input) {
        return NetworkBlueprint.of(model, input, CLASSES, Activation.SOFTMAX, 7);
    }

    private static LossFunction loss() {
        return new LossFunction(new CrossEntropy(0.0).build(CLASSES), Activation.SOFTMAX, 1, CLASSES.outputs());
    }
}
