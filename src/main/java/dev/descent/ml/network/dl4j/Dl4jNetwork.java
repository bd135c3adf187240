package dev.descent.ml.network.dl4j;

import dev.descent.ml.base.SplitMix64;
import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.network.InitialGraph;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.ParameterBlock.Kind;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.longer.MatchCondition;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/** A network on DL4J's {@link ComputationGraph}: DL4J computes gradients, and nothing else; loss and update are done outside. */
final class Dl4jNetwork implements Network {
    private final ComputationGraph graph;
    private final LossAdapter adapter;
    private final BatchArrays arrays;
    private final List<ParameterBlock> blocks;
    private final FloatBuffer parameters;
    private final FloatBuffer gradients;

    private Dl4jNetwork(InitialGraph initial, LossAdapter adapter, BatchArrays arrays) {
        this.graph = initial.graph();
        this.adapter = adapter;
        this.arrays = arrays;
        this.blocks = initial.blocks();
        graph.initGradientsView();
        this.parameters = graph.params().data().asNioFloat();
        this.gradients = graph.getFlattenedGradients().data().asNioFloat();
    }

    /** Builds the graph with its initial weights. */
    static Dl4jNetwork of(NetworkPlan plan, InitialWeights weights) {
        return of(plan.configuration(), weights, new BatchArrays(plan.takes(), plan.target()));
    }

    /** @param configuration with one output layer; taken over and changed */
    static Dl4jNetwork of(ComputationGraphConfiguration configuration, InitialWeights weights, BatchArrays arrays) {
        LossAdapter adapter = new LossAdapter();
        configuration.getVertices().forEach((name, vertex) -> {
            if (configuration.getNetworkOutputs().contains(name)) {
                giveLogits(vertex, adapter);
            }
        });
        return new Dl4jNetwork(InitialGraph.of(configuration, weights), adapter, arrays);
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

    @Override
    public List<ParameterBlock> blocks() {
        return blocks;
    }

    @Override
    public void readParameters(float[] into) {
        parameters.get(0, into, 0, parameters.capacity());
    }

    @Override
    public void writeParameters(float[] values, int from, int to) {
        parameters.put(from, values, from, to - from);
    }

    @Override
    public void gradient(Batch batch, LossFunction loss, long seed, double[] scores, float[] gradient) {
        adapter.expect(batch, loss, scores);
        Nd4j.getRandom().setSeed(SplitMix64.mix(seed + SplitMix64.STEP));
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

    @Override
    public @Nullable String firstNonFinite(Batch batch, long seed) {
        Nd4j.getRandom().setSeed(SplitMix64.mix(seed + SplitMix64.STEP));
        Map<String, INDArray> outputs = graph.feedForward(new INDArray[] {arrays.features(batch)}, true);
        return IntStream.of(graph.topologicalSortOrder())
                .mapToObj(vertex -> graph.getVertices()[vertex].getVertexName())
                .filter(name -> outputs.containsKey(name) && !isFinite(outputs.get(name)))
                .findFirst()
                .orElse(null);
    }

    private static boolean isFinite(INDArray values) {
        MatchCondition notFinite = new MatchCondition(values, Conditions.notFinite());
        return Nd4j.getExecutioner().exec(notFinite).getLong(0) == 0;
    }

    @Override
    public void close() {
        graph.close();
        arrays.close();
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
}
