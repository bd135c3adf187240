package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.TermProducts;
import dev.descent.ml.network.Network;
import dev.descent.ml.train.sample.Margins;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Batches in one piece. */
record WholeBatch(Network network, LossFunction loss, Margins seen) implements BatchGradient {
    static WholeBatch of(Network network, LossFunction loss, Target target) {
        return new WholeBatch(network, loss, Margins.watching(loss, target));
    }

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
    public @Nullable TermProducts terms() {
        return loss.measuredTerms();
    }

    @Override
    public double[] margins() {
        return seen.values();
    }

    @Override
    public void write(float[] parameters) {
        network.writeParameters(parameters);
    }

    /** The network is its builder's to close. */
    @Override
    public void close() {}
}
