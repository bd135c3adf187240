package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.train.sample.ScoreHistory;
import dev.descent.ml.train.shard.ClusterSettings;

/** What a run takes of the memory, told before any of it is taken. {@code docs/performance.md} has it beside what was measured. */
final class MemoryEstimate {
    /** Buffers of the log, names, metrics and what else any run has, however small it is. */
    private static final long SMALLEST = 1 << 20;

    /** What is kept of an epoch, packed, and copied for a checkpoint. */
    private static final long RECORD = 300;

    /** The loss's labels, logits and gradients in double and a copy in float; the validation pass has these, and what it reads of them. */
    private static final long LOSS_ARRAYS = 7 * Double.BYTES + 2 * Float.BYTES;

    /** What a loss function keeps of one example, in double. */
    private static final long EXAMPLE_ARRAYS = 11 * Double.BYTES;

    /** A count in the confusion matrix, and as JSON while an epoch's event is written. */
    private static final long COUNT = 128;

    private MemoryEstimate() {}

    static MemorySize of(TrainingPlan plan, TrainingData data, NetworkBlueprint network) {
        int batch = plan.training().batches(data.training().size()).largest();
        int shards = plan.training().shards();
        int shard = (batch + shards - 1) / shards;
        return new MemorySize(
                SMALLEST
                        + RECORD * plan.training().epochs()
                        + data.bytes()
                        + scores(plan, data)
                        + vectors(plan, network)
                        + batches(data, batch)
                        + losses(plan, data.target(), batch),
                network.nativeBytes(shard, shards));
    }

    /** Of every example and epoch, and what a checkpoint puts together of them. */
    private static long scores(TrainingPlan plan, TrainingData data) {
        long examples = data.training().size() + (long) data.validation().size();
        long all = (3L + plan.training().epochs()) * Float.BYTES * examples;
        return 2 * Math.min(all, ScoreHistory.MOST_BYTES);
    }

    /** Parameters, a gradient for each shard (oneDNN keeps the second elsewhere), the optimizer's state, and copies of them. */
    private static long vectors(TrainingPlan plan, NetworkBlueprint network) {
        long vector = Float.BYTES * network.parameterCount();
        return vector * (1L + plan.training().shards() + plan.optimizer().stateVectors())
                + round(plan, vector)
                + copies(plan, network.parameterCount());
    }

    /** What a cluster's workers answered, packed and not, what they were sent, what they had before, and the whole for those who lack it. */
    private static long round(TrainingPlan plan, long vector) {
        ClusterSettings cluster = plan.training().cluster();
        if (cluster == null) {
            return 0;
        }
        long each = cluster.sync().isStep()
                ? vector
                : vector * (1L + plan.optimizer().stateVectors());
        return 2 * each * (cluster.workers() + 2L);
    }

    /** The checkpoint that is being written, the best epoch's, and the one to roll back to. */
    private static long copies(TrainingPlan plan, long parameters) {
        long checkpoint = checkpoint(plan, parameters);
        int most = plan.training().onNonFinite() == OnNonFinite.ROLLBACK ? 3 : 2;
        return checkpoint <= CheckpointKeeper.LARGEST_COPY ? most * checkpoint : 0;
    }

    /** What one checkpoint's numbers take, in bytes. */
    static long checkpoint(TrainingPlan plan, long parameters) {
        return Float.BYTES * parameters * (1L + plan.optimizer().stateVectors());
    }

    private static long batches(TrainingData data, int batch) {
        long weights = data.training().weighing().numbersOfOne(data.target().positions());
        long each = data.input().size() + values(data.target()) + weights;
        return (long) BatchFeed.BUFFERS * batch * each * Float.BYTES;
    }

    private static long losses(TrainingPlan plan, Target target, int batch) {
        long values = values(plan.networkTarget(target));
        int functions = 2 + plan.training().reportLosses().size();
        long counts = target.isCategorical() ? (long) target.outputs() * target.outputs() : 0;
        long working = 2 * plan.loss().workingNumbers(target)
                + plan.training().reportLosses().stream()
                        .mapToLong(loss -> loss.workingNumbers(target))
                        .sum();
        return Double.BYTES * working
                + LOSS_ARRAYS * batch * values
                + EXAMPLE_ARRAYS * functions * values
                + COUNT * counts;
    }

    private static long values(Target target) {
        return (long) target.positions() * target.outputs();
    }
}
