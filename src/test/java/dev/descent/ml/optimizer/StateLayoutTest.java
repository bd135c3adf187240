package dev.descent.ml.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.optimizer.ParameterBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AMSGrad;

/** The state as a whole network of DL4J's has it, running statistics in the middle. */
class StateLayoutTest {
    @Test
    void stateAndStepAreThoseOfADl4jNetworkWithBatchNormalization() {
        ComputationGraph graph = graph();
        Optimizer ours =
                Lab.spec("{\"type\":\"amsgrad\",\"learning_rate\":0.01}").build(blocks(graph));
        float[] parameters = graph.params().toFloatVector();
        for (int t = 1; t <= 3; t++) {
            graph.setInputs(Nd4j.rand(6, 3));
            graph.setLabels(Nd4j.rand(6, 2));
            graph.computeGradientAndScore();
            float[] gradient = graph.getFlattenedGradients().toFloatVector();
            graph.getUpdater().update(graph.gradient(), t - 1, 0, 6, LayerWorkspaceMgr.noWorkspaces());
            INDArray moved = graph.getFlattenedGradients();
            graph.params().subi(moved.reshape(graph.params().shape()));
            ours.step(parameters, gradient, 0.01, t);
        }
        assertThat(parameters).containsExactly(graph.params().toFloatVector(), within(1e-6f));
        assertThat(Lab.flat(ours.state()))
                .containsExactly(graph.getUpdater().getUpdaterStateViewArray().toFloatVector(), within(1e-6f));
    }

    private static ComputationGraph graph() {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(1)
                .miniBatch(false)
                .updater(new AMSGrad(0.01))
                .graphBuilder()
                .addInputs("in")
                .addLayer("norm", new BatchNormalization.Builder().nOut(3).build(), "in")
                .addLayer(
                        "dense",
                        new DenseLayer.Builder()
                                .nIn(3)
                                .nOut(4)
                                .activation(Activation.TANH)
                                .build(),
                        "norm")
                .addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nIn(4)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "dense")
                .setOutputs("out")
                .build());
        graph.init();
        return graph;
    }

    private static List<ParameterBlock> blocks(ComputationGraph graph) {
        List<ParameterBlock> blocks = new ArrayList<>();
        int offset = 0;
        for (Map.Entry<String, INDArray> entry : graph.paramTable().entrySet()) {
            String name = entry.getKey().substring(entry.getKey().indexOf('_') + 1);
            boolean statistic = name.equals("mean") || name.startsWith("var") || name.startsWith("log10");
            Kind kind = statistic ? Kind.STATISTIC : name.equals("W") ? Kind.WEIGHT : Kind.BIAS;
            int length = (int) entry.getValue().length();
            blocks.add(new ParameterBlock(entry.getKey(), name, kind, offset, length));
            offset += length;
        }
        return blocks;
    }
}
