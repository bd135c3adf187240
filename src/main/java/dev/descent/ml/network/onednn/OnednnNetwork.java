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
import java.util.function.Supplier;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.PointerScope;

/** A network on oneDNN's primitives, over one flat vector of parameters in DL4J's order. */
final class OnednnNetwork implements Network {
    private final int inputSize;
    private final int outputSize;
    private final ParameterMemory parameters;
    private final Passes passes;
    private final PointerScope owned;
    private final LossStep step = new LossStep();
    private final Origin origin;
    private boolean closed;

    /** What another network beside it is built of as well. */
    private record Origin(NetworkPlan plan, List<ParameterBlock> blocks, List<String> order) {
        /** @param values with its gradient, made within the scope on top */
        OnednnNetwork network(Supplier<ParameterMemory> values) {
            Compiler compiler = new Compiler(plan, order);
            try (PointerScope scope = new PointerScope()) {
                OnednnNetwork network = new OnednnNetwork(this, compiler, values.get(), scope);
                scope.extend();
                return network;
            }
        }
    }

    private OnednnNetwork(Origin origin, Compiler compiler, ParameterMemory parameters, PointerScope owned) {
        this.origin = origin;
        this.inputSize = origin.plan.takes().size();
        this.outputSize =
                origin.plan.target().positions() * origin.plan.target().outputs();
        this.parameters = parameters;
        this.passes = new Passes(compiler, parameters, new stream(OnednnRuntime.engine()));
        this.owned = owned;
    }

    /** Builds a network that is not refused. What ND4J allocates meanwhile is not the network's, and is done with before. */
    static OnednnNetwork of(NetworkPlan plan, InitialGraph initial) {
        OnednnRuntime.start();
        Origin origin = new Origin(plan, initial.blocks(), initial.order());
        OnednnNetwork network = origin.network(() -> ParameterMemory.of(origin.blocks));
        network.writeParameters(initial.parameters());
        return network;
    }

    @Override
    public OnednnNetwork beside(int batchSize) {
        open();
        OnednnNetwork network = origin.network(parameters::beside);
        try {
            network.passes.training(Math.max(1, batchSize));
            return network;
        } catch (RuntimeException | OutOfMemoryError e) {
            network.close();
            throw e;
        }
    }

    /** Layers for which this processor has only slow code, in batches of such a size. */
    Set<String> slow(int batchSize) {
        return passes.training(batchSize).program().slow();
    }

    @Override
    public List<ParameterBlock> blocks() {
        return origin.blocks;
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
    public void compute(Batch batch, LossFunction loss, long seed, double[] scores) {
        open();
        Pass pass = passes.training(batch.size());
        pass.features.put(0, batch.features(), batch.from(), batch.size() * inputSize);
        pass.forward(seed);
        spoil(batch, pass.logits);
        step.evaluate(batch, loss, pass.logits, scores);
        step.writeGradient(Objects.requireNonNull(pass.logitGradient), Math.max(1, step.counted()));
        pass.backward();
    }

    @Override
    public void readGradient(int from, float[] into, int at, int count) {
        open();
        parameters.gradients.values.get(from, into, at, count);
    }

    @Override
    public void keepGradient() {
        open();
        parameters.gradients.keep();
    }

    @Override
    public void readKeptGradient(int from, float[] into, int at, int count) {
        open();
        parameters.gradients.kept.get(from, into, at, count);
    }

    @Override
    public void logits(Batch batch, float[] logits) {
        open();
        Pass pass = passes.predicting(batch.size());
        pass.features.put(0, batch.features(), batch.from(), batch.size() * inputSize);
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
        if (parametersFinite && Finite.isFinite(batch.features(), batch.from(), batch.size() * inputSize)) {
            return;
        }
        for (int example = 0; example < batch.size(); example++) {
            int from = batch.from() + example * inputSize;
            if (!parametersFinite || !Finite.isFinite(batch.features(), from, inputSize)) {
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
            parameters.gradients.close();
            owned.close();
        }
    }
}
