package dev.descent.ml.train;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.loss.LearnedWeights;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.network.EngineRefused;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.train.sample.Margins;
import dev.descent.ml.train.shard.FloatPlanes;
import dev.descent.ml.train.shard.ParameterUpdate;
import dev.descent.ml.train.shard.ReceivedParameters;
import dev.descent.ml.train.shard.ShardAnswer;
import dev.descent.ml.train.shard.ShardSums;
import dev.descent.ml.train.shard.ShardTask;
import org.jspecify.annotations.Nullable;

/** A network and a loss that compute shards of one run's batches. Belongs to the thread that opened it. */
final class ShardWorker implements AutoCloseable {
    private final TrainingPlan plan;
    private final TrainingData data;
    private final Network network;
    private final LossFunction loss;
    private final Margins seen;
    private final float[] gradient;
    private Batch buffer;
    private Examples part;
    private int epoch;

    private ShardWorker(TrainingPlan plan, TrainingData data, NetworkBlueprint.Built built) {
        this.plan = plan;
        this.data = data;
        network = built.network();
        loss = plan.lossFunction(data.target());
        seen = Margins.watching(loss, data.target());
        gradient = new float[Math.toIntExact(built.blueprint().parameterCount())];
        part = data.training();
        buffer = Batches.allocate(data, part, 1);
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
                    plan, data, LocalTrainer.blueprint(plan, data).build(InitialWeights.NONE, size));
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
        if (!received.copy(update, network::writeParameters)) {
            return null;
        }
        long start = System.nanoTime();
        beginEpoch(task);
        Batch batch = filled(task.examples());
        double[] scores = new double[batch.size()];
        network.gradient(batch, loss, task.seed(), scores, gradient);
        byte[] packed = FloatPlanes.pack(gradient);
        return new ShardAnswer(ShardSums.of(loss, seen), scores, packed, System.nanoTime() - start);
    }

    private void beginEpoch(ShardTask task) {
        if (epoch != task.epoch()) {
            epoch = task.epoch();
            part = data.training().varied(Seeds.variation(plan.training().seed(), epoch));
        }
        loss.beginEpoch(epoch - 1, task.epochs());
        loss.measureTerms(task.measured());
        LearnedWeights learned = loss.learned();
        if (learned != null) {
            System.arraycopy(task.learned(), 0, learned.values(), 0, task.learned().length);
        }
    }

    private Batch filled(int[] examples) {
        if (buffer.samples().length < examples.length) {
            buffer = Batches.allocate(data, part, examples.length);
        }
        return Batches.fill(buffer, part, examples, 0, examples.length);
    }

    @Override
    public void close() {
        network.close();
    }
}
