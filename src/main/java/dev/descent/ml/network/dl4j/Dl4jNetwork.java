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
import java.util.function.Supplier;
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
    private final Supplier<ComputationGraphConfiguration> fresh;
    private final @Nullable FloatBuffer followed;
    private final FloatBuffer written;
    private float[] kept = {};
    private int counted = 1;

    private Dl4jNetwork(
            Supplier<ComputationGraphConfiguration> fresh,
            InitialWeights weights,
            BatchArrays arrays,
            @Nullable FloatBuffer followed) {
        this.fresh = fresh;
        this.adapter = new LossAdapter();
        InitialGraph initial = InitialGraph.of(givingLogits(fresh.get(), adapter), weights);
        this.graph = initial.graph();
        this.arrays = arrays;
        this.blocks = initial.blocks();
        graph.initGradientsView();
        this.parameters = graph.params().data().asNioFloat();
        this.gradients = graph.getFlattenedGradients().data().asNioFloat();
        this.followed = followed;
        this.written = followed == null ? parameters : followed;
    }

    /** Builds the graph with its initial weights. */
    static Dl4jNetwork of(NetworkPlan plan, InitialWeights weights) {
        return of(plan::configuration, weights, new BatchArrays(plan.takes(), plan.target()));
    }

    /** @param fresh gives the configuration, with one output layer; each is taken over and changed */
    static Dl4jNetwork of(Supplier<ComputationGraphConfiguration> fresh, InitialWeights weights, BatchArrays arrays) {
        return new Dl4jNetwork(fresh, weights, arrays, null);
    }

    private static ComputationGraphConfiguration givingLogits(
            ComputationGraphConfiguration configuration, LossAdapter adapter) {
        configuration.getVertices().forEach((name, vertex) -> {
            if (configuration.getNetworkOutputs().contains(name)) {
                giveLogits(vertex, adapter);
            }
        });
        return configuration;
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
        written.get(0, into, 0, written.capacity());
    }

    @Override
    public void writeParameters(float[] values, int from, int to) {
        written.put(from, values, from, to - from);
    }

    @Override
    public Network beside(int batchSize) {
        return new Dl4jNetwork(fresh, InitialWeights.NONE, arrays.another(), written);
    }

    /** DL4J wants parameters of its own: those of the network that this one is beside are copied. */
    private void follow() {
        if (followed != null) {
            parameters.put(0, followed, 0, followed.capacity());
        }
    }

    @Override
    public void compute(Batch batch, LossFunction loss, long seed, double[] scores) {
        adapter.expect(batch, loss, scores);
        Nd4j.getRandom().setSeed(SplitMix64.mix(seed + SplitMix64.STEP));
        shown(batch);
        graph.computeGradientAndScore();
        adapter.release();
        counted = Math.max(1, loss.counted());
    }

    /** The batch's features. What reshapes goes by the size of the batch that the graph was shown last, also in a forward pass. */
    private INDArray shown(Batch batch) {
        follow();
        graph.setLabels(arrays.placeholder(batch.size()));
        graph.setInputs(arrays.features(batch));
        return graph.getInput(0);
    }

    /** DL4J sums over the batch, but for running statistics, whose “gradient” is the batch's already. */
    @Override
    public void readGradient(int from, float[] into, int at, int count) {
        gradients.get(from, into, at, count);
        for (ParameterBlock block : blocks) {
            if (block.kind() != Kind.STATISTIC) {
                int end = Math.min(from + count, block.offset() + block.length());
                for (int i = Math.max(from, block.offset()); i < end; i++) {
                    into[at + i - from] /= counted;
                }
            }
        }
    }

    @Override
    public void keepGradient() {
        if (kept.length == 0) {
            kept = new float[gradients.capacity()];
        }
        readGradient(0, kept, 0, kept.length);
    }

    @Override
    public void readKeptGradient(int from, float[] into, int at, int count) {
        System.arraycopy(kept, from, into, at, count);
    }

    @Override
    public void logits(Batch batch, float[] logits) {
        INDArray output = graph.outputSingle(false, shown(batch));
        INDArray byPosition = output.rank() == 4 ? output.permute(0, 2, 3, 1).dup('c') : output.dup('c');
        byPosition.data().asNioFloat().get(logits, 0, Math.toIntExact(byPosition.length()));
        byPosition.close();
        output.close();
    }

    @Override
    public @Nullable String firstNonFinite(Batch batch, long seed) {
        Nd4j.getRandom().setSeed(SplitMix64.mix(seed + SplitMix64.STEP));
        Map<String, INDArray> outputs = graph.feedForward(new INDArray[] {shown(batch)}, true);
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

    /** Not as DL4J closes graphs, which collects the whole heap. */
    @Override
    public void close() {
        graph.params().close();
        graph.getFlattenedGradients().close();
        arrays.close();
        Workspaces.destroy();
    }
}
