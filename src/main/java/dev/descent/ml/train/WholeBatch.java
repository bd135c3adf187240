package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.network.Network;
import dev.descent.ml.optimizer.Halves;
import java.util.Map;

/** Batches in one piece. */
record WholeBatch(Network network, LossFunction loss) implements BatchGradient {
    @Override
    public void compute(Batch batch, long seed, double[] scores, float[] gradient) {
        network.gradient(batch, loss, seed, scores, gradient);
    }

    @Override
    public int counted() {
        return loss.counted();
    }

    @Override
    public Map<String, Double> parts() {
        return loss.parts();
    }

    @Override
    public void write(float[] parameters) {
        network.writeParameters(parameters);
    }

    @Override
    public Halves halves() {
        return Halves.IN_TURN;
    }

    /** The network is its builder's to close. */
    @Override
    public void close() {}
}
