package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.network.Network;
import org.jspecify.annotations.Nullable;

/** The second half of a batch and its scores. Its features are not copied; the rest is, by whoever computes it. */
final class BatchHalf {
    private final Batch copy;
    private final double[] scores;
    private final int positions;
    private Batch whole;
    private int from;
    private long seed;

    BatchHalf(TrainingData data, int capacity) {
        copy = Batches.labels(data, data.training(), capacity);
        whole = copy;
        scores = new double[capacity];
        positions = data.target().positions();
    }

    /** @param from which of its examples it begins */
    void begin(Batch batch, int from, long seed) {
        this.whole = batch;
        this.from = from;
        this.seed = seed;
    }

    int size() {
        return whole.size() - from;
    }

    void compute(Network network, LossFunction loss) {
        int size = size();
        int labels = positions * whole.target().outputs();
        System.arraycopy(whole.samples(), from, copy.samples(), 0, size);
        System.arraycopy(whole.labels(), from * labels, copy.labels(), 0, size * labels);
        Weights weights = whole.weights();
        Weights into = copy.weights();
        copy(weights.valid(), into.valid(), positions);
        copy(weights.positions(), into.positions(), positions);
        copy(weights.examples(), into.examples(), 1);
        network.compute(copy.first(size).seeing(whole, from), loss, seed, scores);
    }

    private void copy(float @Nullable [] given, float @Nullable [] into, int each) {
        if (given != null && into != null) {
            System.arraycopy(given, from * each, into, 0, size() * each);
        }
    }

    /** Lets go of the batch. */
    void end() {
        whole = copy;
        from = 0;
    }

    /** Behind those of the first half. */
    void copyScores(double[] all, int at) {
        System.arraycopy(scores, 0, all, at, size());
    }
}
