package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.loss.LearnedWeights;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.network.EngineRefused;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.train.shard.FloatBytes;
import dev.descent.ml.train.shard.ParameterUpdate;
import dev.descent.ml.train.shard.ReceivedParameters;
import dev.descent.ml.train.shard.ShardAnswer;
import dev.descent.ml.train.shard.ShardSums;
import dev.descent.ml.train.shard.ShardTask;
import dev.descent.ml.train.shard.StepsAnswer;
import dev.descent.ml.train.shard.StepsTask;
import org.jspecify.annotations.Nullable;

/** A network and a loss that compute shards of one run's batches. Belongs to the thread that opened it. */
final class ShardWorker implements AutoCloseable {
    private final TrainingPlan plan;
    private final WholeBatch source;
    private final WorkerBatches batches;
    private final int largest;
    private final float[] gradient;
    private @Nullable OwnSteps own;

    private ShardWorker(TrainingPlan plan, TrainingData data, NetworkBlueprint.Built built, int largest) {
        this.plan = plan;
        this.largest = largest;
        source = WholeBatch.of(built.network(), plan.lossFunction(data.target()), data.target());
        batches = new WorkerBatches(data, plan.training().seed());
        gradient = new float[Math.toIntExact(built.blueprint().parameterCount())];
    }

    /**
     * Builds the network.
     *
     * @param shards that each batch is cut into
     */
    static ShardWorker open(TrainingPlan plan, TrainingData data, int shards) {
        int size = (plan.training().batches(data.training().size()).largest() + shards - 1) / shards;
        try {
            return new ShardWorker(
                    plan, data, LocalTrainer.blueprint(plan, data).build(InitialWeights.NONE, size), size);
        } catch (EngineRefused refused) {
            throw new TrainingFailed(
                    "engine_unavailable",
                    "A worker of the cluster does not compute the network with the engine of the others: "
                            + refused.getMessage(),
                    refused);
        }
    }

    /** Null where the parameters that it is to be computed with are not known here. */
    @Nullable
    ShardAnswer compute(ShardTask task, ParameterUpdate update, ReceivedParameters received) {
        if (!received.copy(update, source::write)) {
            return null;
        }
        long start = System.nanoTime();
        beginEpoch(task);
        Batch batch = batches.of(task.examples());
        double[] scores = new double[batch.size()];
        source.compute(batch, task.seed(), scores, gradient);
        ShardSums sums = ShardSums.of(source.loss(), source.seen());
        long nanos = System.nanoTime() - start;
        return new ShardAnswer(sums, scores, FloatBytes.of(gradient, update.packs()), nanos);
    }

    /** Null where the numbers that they are to begin with are not known here. */
    @Nullable
    StepsAnswer take(StepsTask task, ParameterUpdate update, ReceivedParameters received) {
        float[][] start = new float[1][];
        if (!received.copy(update, numbers -> start[0] = numbers.clone())) {
            return null;
        }
        if (own == null) {
            own = new OwnSteps(plan, source, batches, largest, task.optimizerStart());
        }
        return own.take(task, start[0], update.packs());
    }

    private void beginEpoch(ShardTask task) {
        LossFunction loss = source.loss();
        batches.beginEpoch(task.epoch());
        loss.beginEpoch(task.epoch() - 1, task.epochs());
        loss.measureTerms(task.measured());
        LearnedWeights learned = loss.learned();
        if (learned != null) {
            System.arraycopy(task.learned(), 0, learned.values(), 0, task.learned().length);
        }
    }

    @Override
    public void close() {
        source.network().close();
    }
}
