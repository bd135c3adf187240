package dev.descent.ml.network.dl4j;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.network.GraphLayers;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.WeightWriter;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.ParameterBlock.Kind;
import java.nio.FloatBuffer;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network on DL4J's {@link ComputationGraph}: DL4J computes gradients, and nothing else; loss and update are done outside. */
public final class Dl4jNetwork implements Network {
    private final ComputationGraph graph;
    private final LossAdapter adapter;
    private final BatchArrays arrays;
    private final List<ParameterBlock> blocks;
    private final FloatBuffer parameters;
    private final FloatBuffer gradients;

    private Dl4jNetwork(ComputationGraph graph, LossAdapter adapter, BatchArrays arrays) {
        this.graph = graph;
        this.adapter = adapter;
        this.arrays = arrays;
        this.blocks = GraphLayers.blocks(graph);
        this.parameters = graph.params().data().asNioFloat();
        this.gradients = graph.getFlattenedGradients().data().asNioFloat();
    }

    /**
     * Builds the graph with its initial weights.
     *
     * @param configuration with one output layer; taken over and changed
     * @param input as the network takes it
     */
    public static Dl4jNetwork of(ComputationGraphConfiguration configuration, InputShape input, Target target) {
        LossAdapter adapter = new LossAdapter();
        configuration.getVertices().forEach((name, vertex) -> {
            if (configuration.getNetworkOutputs().contains(name)) {
                giveLogits(vertex, adapter);
            }
        });
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        graph.initGradientsView();
        return new Dl4jNetwork(graph, adapter, new BatchArrays(input, target));
    }

    /** The loss adapter works on logits and applies the output activation itself, so the output layer has none. */
    private static void giveLogits(GraphVertex output, LossAdapter adapter) {
        BaseLayer layer = (BaseLayer) ((LayerVertex) output).getLayerConf().getLayer();
        layer.setActivationFn(new ActivationIdentity());
        if (layer instanceof BaseOutputLayer flat) {
            flat.setLossFn(adapter);
        } else {
            ((CnnLossLayer) layer).setLossFn(adapter);
        }
    }

    public void initialize(InitialWeights weights) {
        WeightWriter.write(weights, graph);
    }

    @Override
    public List<ParameterBlock> blocks() {
        return blocks;
    }

    @Override
    public void readParameters(float[] into) {
        parameters.get(0, into, 0, parameters.capacity());
    }

    @Override
    public void writeParameters(float[] values) {
        parameters.put(0, values, 0, parameters.capacity());
    }

    @Override
    public void gradient(Batch batch, LossFunction loss, long seed, double[] scores, float[] gradient) {
        adapter.expect(batch, loss, scores);
        Nd4j.getRandom().setSeed(mix(seed));
        graph.setInputs(arrays.features(batch));
        graph.setLabels(arrays.placeholder(batch.size()));
        graph.computeGradientAndScore();
        adapter.release();
        gradients.get(0, gradient, 0, gradients.capacity());
        average(gradient, Math.max(1, loss.counted()));
    }

    /** DL4J sums over the batch, but for running statistics, whose “gradient” is the batch's already. */
    private void average(float[] gradient, int counted) {
        for (ParameterBlock block : blocks) {
            if (block.kind() != Kind.STATISTIC) {
                int end = block.offset() + block.length();
                for (int i = block.offset(); i < end; i++) {
                    gradient[i] /= counted;
                }
            }
        }
    }

    @Override
    public void logits(Batch batch, float[] logits) {
        INDArray output = graph.outputSingle(false, arrays.features(batch));
        INDArray byPosition = output.rank() == 4 ? output.permute(0, 2, 3, 1).dup('c') : output.dup('c');
        byPosition.data().asNioFloat().get(logits, 0, Math.toIntExact(byPosition.length()));
        byPosition.close();
        output.close();
    }

    /** Spreads seeds that follow each other over all bits (the finalizer of SplitMix64). */
    private static long mix(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public void close() {
        graph.close();
        arrays.close();
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
}
