package dev.descent.ml.train;

import dev.descent.ml.base.Finite;
import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.TermProducts;
import dev.descent.ml.optimizer.Stretch;
import dev.descent.ml.train.shard.RoundFigures;
import dev.descent.ml.train.shard.Sync;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What gives a step the gradient of its batch. */
interface BatchGradient extends AutoCloseable {

    /**
     * As a run's plan asks for it.
     *
     * @param cluster that is to compute it, or null for this process
     */
    static BatchGradient of(OpenedRun opened, Run run, @Nullable ShardCluster cluster) {
        TrainingPlan plan = opened.plan();
        if (cluster != null) {
            Sync sync = plan.training().sync();
            return sync.isStep()
                    ? new ShardedBatch(opened, cluster, run.stop())
                    : new LocalSgd(opened, run, cluster, sync.every());
        }
        Target target = opened.data().target();
        int largest = plan.training().batches(opened.data().training().size()).largest();
        return plan.training().shards() == 1
                ? WholeBatch.of(opened.network(), plan.lossFunction(target), target)
                : new HalvedBatch(opened, () -> plan.lossFunction(target), largest, new Pace(System::nanoTime));
    }

    /**
     * Asked once, before the first epoch.
     *
     * @param numbers all that an iteration changes, seen and not copied
     * @return whether these are changed here, so that nobody else takes the optimizer's steps
     */
    default boolean takesSteps(Supplier<RunVector> numbers) {
        return false;
    }

    /** @param first batch that comes, from 0 */
    default void beginPass(EpochPass pass, int first) {}

    /** Whether the numbers are those after the last batch, and not those of a later one. */
    default boolean isCurrent() {
        return true;
    }

    /**
     * An epoch begins.
     *
     * @param epoch from 1
     * @param epochs of the whole run
     */
    default void beginEpoch(int epoch, int epochs) {
        loss().beginEpoch(epoch - 1, epochs);
    }

    /**
     * The examples of an epoch as batches are to be filled with them.
     *
     * @param varied as the epoch sees them
     */
    default Examples fed(Examples varied) {
        return varied;
    }

    /** A batch of {@link #fed} examples with all that it has, for who looks closer. */
    default Batch read(Batch batch) {
        return batch;
    }

    /**
     * What is to be done while a batch is computed, and takes next to no time of this thread: when a core idles, or else at once.
     */
    default void meanwhile(Runnable work) {
        work.run();
    }

    /**
     * Computes scores and gradient, as a network does.
     *
     * @param seed of everything random in it
     * @param scores filled with the examples' scores
     * @param gradient filled with that of the mean score; unspecified after a score that is not finite
     */
    void compute(Batch batch, long seed, double[] scores, float[] gradient);

    /** Whether all of the last batch's gradient is finite; unspecified where its scores are not. */
    default boolean isFinite(float[] gradient) {
        return Finite.isFinite(gradient, 0, gradient.length);
    }

    /** Holds the weights of the terms, and after a batch what is learned of them; {@link #counted()} and {@link #parts()} are not its own. */
    LossFunction loss();

    /** Examples of the last batch of which something counts. */
    int counted();

    /** What the terms weigh in the next batch, by series; none where {@link #parts} has them. */
    default Map<String, Double> weights() {
        return loss().weights();
    }

    /** The terms of the loss over the last batch, by series. */
    Map<String, Double> parts();

    /** What the terms of a sum did to the logits of the last batch; null where that was not measured. */
    @Nullable
    TermProducts terms();

    /** How far the last batch's examples were on their labels' side, by example; see {@link dev.descent.ml.train.sample.Margins}. */
    double[] margins();

    /** @param parameters for the next batches; must not change before the next call */
    void write(float[] parameters);

    /**
     * Has the parameters updated, and takes them for the next batches.
     *
     * @param update of every element
     */
    default void update(float[] parameters, Stretch update) {
        update.run(0, parameters.length);
        write(parameters);
    }

    /** How fast those were that computed since this was asked last; none where this process computes. */
    default List<WorkerRate> workerRates() {
        return List.of();
    }

    /** What the rounds of a cluster took until now; null where this process computes. */
    default @Nullable RoundFigures rounds() {
        return null;
    }

    /** Which threads computed until now; null where there is no choice. */
    default @Nullable ThreadUse threads() {
        return null;
    }

    @Override
    void close();
}
