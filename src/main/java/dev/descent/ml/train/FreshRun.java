package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.network.Network;
import java.util.function.Predicate;

/** A plan's network as it is before the first iteration, and the batches that it would begin with. Belongs to the thread that opened it. */
public final class FreshRun implements AutoCloseable {
    private final OpenedRun opened;

    private FreshRun(OpenedRun opened) {
        this.opened = opened;
    }

    /** @param plan that was checked on the data */
    public static FreshRun open(TrainingPlan plan, TrainingData data, ModelFiles files) {
        return new FreshRun(LocalTrainer.opened(plan, data, files));
    }

    public TrainingPlan plan() {
        return opened.plan();
    }

    public TrainingData data() {
        return opened.data();
    }

    /** With its initial weights until somebody writes others. */
    public Network network() {
        return opened.network();
    }

    /** A new function of the loss that is trained. */
    public LossFunction loss() {
        return plan().lossFunction(data().target());
    }

    /** Of everything random in an iteration, from 0. */
    public long seed(int iteration) {
        return Seeds.mix(plan().training().seed(), iteration);
    }

    /** Examples of the largest batch. */
    public int largestBatch() {
        return sizes().largest();
    }

    /**
     * Goes through the first batches of the first epoch, in its order and varied as there; each is valid until the next.
     *
     * @param most batches
     * @param see answers whether to go on
     */
    public void batches(int most, Predicate<Batch> see) {
        long seed = plan().training().seed();
        Examples part = data().training().varied(Seeds.variation(seed, 1));
        int[] order = Seeds.order(seed, 1, part.size());
        try (BatchFeed feed = new BatchFeed(data(), part, order, sizes())) {
            for (int i = 0; i < most && feed.hasNext(); i++) {
                if (!see.test(feed.next())) {
                    return;
                }
            }
        }
    }

    private BatchSizes sizes() {
        return plan().training().batches(data().training().size());
    }

    @Override
    public void close() {
        opened.close();
    }
}
