package dev.descent.ml.network.build;

import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.network.Engine;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.optimizer.ParameterBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network whose engine does not tell in which layer numbers went wrong: one of an engine that does is built once that is asked.
 *
 * @param explaining the engine that tells it
 */
record ExplainedNetwork(Network network, NetworkPlan plan, Engine explaining) implements Network {
    private static final Logger LOG = LoggerFactory.getLogger(ExplainedNetwork.class);

    @Override
    public List<ParameterBlock> blocks() {
        return network.blocks();
    }

    @Override
    public void readParameters(float[] into) {
        network.readParameters(into);
    }

    @Override
    public void writeParameters(float[] parameters, int from, int to) {
        network.writeParameters(parameters, from, to);
    }

    @Override
    public Network beside(int batchSize) {
        return network.beside(batchSize);
    }

    @Override
    public void compute(Batch batch, LossFunction loss, long seed, double[] scores) {
        network.compute(batch, loss, seed, scores);
    }

    @Override
    public void readGradient(int from, float[] into, int at, int count) {
        network.readGradient(from, into, at, count);
    }

    @Override
    public void keepGradient() {
        network.keepGradient();
    }

    @Override
    public void readKeptGradient(int from, float[] into, int at, int count) {
        network.readKeptGradient(from, into, at, count);
    }

    @Override
    public void logits(Batch batch, float[] logits) {
        network.logits(batch, logits);
    }

    /** A run that fails for another reason must not fail for want of memory to explain it. */
    @Override
    public @Nullable String firstNonFinite(Batch batch, long seed) {
        try (Network twin = explaining.build(plan, InitialWeights.NONE)) {
            float[] parameters = new float[Math.toIntExact(plan.parameterCount())];
            network.readParameters(parameters);
            twin.writeParameters(parameters);
            return twin.firstNonFinite(batch, seed);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warn("The layer where numbers went wrong is not told", e);
            return null;
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
