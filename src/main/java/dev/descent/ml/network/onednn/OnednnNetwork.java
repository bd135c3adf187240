package dev.descent.ml.network.onednn;

import dev.descent.ml.base.Finite;
import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.network.InitialGraph;
import dev.descent.ml.network.LossStep;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.optimizer.ParameterBlock;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.PointerScope;

/** A network on oneDNN's primitives, over one flat vector of parameters in DL4J's order. */
final class OnednnNetwork implements Network {
    private final List<ParameterBlock> blocks;
    private final int inputSize;
    private final int outputSize;
    private final ParameterMemory parameters;
    private final Passes passes;
    private final PointerScope owned;
    private final LossStep step = new LossStep();
    private boolean closed;

    private OnednnNetwork(NetworkPlan plan, List<ParameterBlock> blocks, Compiler compiler, PointerScope owned) {
        this.blocks = blocks;
        this.inputSize = plan.takes().size();
        this.outputSize = plan.target().positions() * plan.target().outputs();
        this.parameters = new ParameterMemory(blocks);
        this.passes = new Passes(compiler, parameters, new stream(OnednnRuntime.engine()));
        this.owned = owned;
    }

    /** Builds a network that is not refused. What ND4J allocates meanwhile is not the network's, and is done with before. */
    static OnednnNetwork of(NetworkPlan plan, InitialGraph initial) {
        OnednnRuntime.start();
        List<ParameterBlock> blocks = initial.blocks();
        float[] values = initial.parameters();
        Compiler compiler = new Compiler(plan, initial.order());
        try (PointerScope scope = new PointerScope()) {
            OnednnNetwork network = new OnednnNetwork(plan, blocks, compiler, scope);
            network.writeParameters(values);
            scope.extend();
            return network;
        }
    }

    /** Layers for which this processor has only slow code, in batches of such a size. */
    Set<String> slow(int batchSize) {
        return passes.training(batchSize).program().slow();
    }

    @Override
    public List<ParameterBlock> blocks() {
        return blocks;
    }

    @Override
    public void readParameters(float[] into) {
        open();
        parameters.values.get(0, into, 0, parameters.values.capacity());
    }

    @Override
    public void writeParameters(float[] values, int from, int to) {
        open();
        parameters.write(values, from, to);
    }

    @Override
    public void gradient(Batch batch, LossFunction loss, long seed, double[] scores, float[] gradient) {
        open();
        Pass pass = passes.training(batch.size());
        pass.features.put(0, batch.features(), 0, batch.size() * inputSize);
        pass.forward(seed);
        spoil(batch, pass.logits);
        step.evaluate(batch, loss, pass.logits, scores);
        step.writeGradient(Objects.requireNonNull(pass.logitGradient), Math.max(1, step.counted()));
        pass.backward();
        parameters.gradients.get(0, gradient, 0, parameters.gradients.capacity());
    }

    @Override
    public void logits(Batch batch, float[] logits) {
        open();
        Pass pass = passes.predicting(batch.size());
        pass.features.put(0, batch.features(), 0, batch.size() * inputSize);
        pass.forward(0);
        spoil(batch, pass.logits);
        pass.logits.get(0, logits, 0, batch.size() * outputSize);
    }

    /**
     * No number is told of an example that has none, nor by weights that are none. oneDNN's relu, clip and largest value give a number for NaN,
     * so that what is spoilt would look sound: what goes in is looked at instead.
     */
    private void spoil(Batch batch, FloatBuffer logits) {
        boolean parametersFinite = parameters.isFinite();
        if (parametersFinite && Finite.isFinite(batch.features(), 0, batch.size() * inputSize)) {
            return;
        }
        for (int example = 0; example < batch.size(); example++) {
            if (!parametersFinite || !Finite.isFinite(batch.features(), example * inputSize, inputSize)) {
                for (int i = example * outputSize; i < (example + 1) * outputSize; i++) {
                    logits.put(i, Float.NaN);
                }
            }
        }
    }

    /** The memory behind the buffers is freed with the network. */
    private void open() {
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            passes.close();
            owned.close();
        }
    }
}
