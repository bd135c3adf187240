package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.train.shard.ParameterUpdate;
import dev.descent.ml.train.shard.ReceivedParameters;
import dev.descent.ml.train.shard.ShardAnswer;
import dev.descent.ml.train.shard.ShardTask;
import dev.descent.ml.train.shard.StepsAnswer;
import dev.descent.ml.train.shard.StepsTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one process has of a run whose shards it computes: the data, the parameters, and a network for each shard that is computed at
 * once. Safe to use from several threads.
 */
public final class ShardPool implements AutoCloseable {
    private final TrainingPlan plan;
    private final TrainingData data;
    private final int shards;
    private final ReceivedParameters received = new ReceivedParameters();
    private final BlockingQueue<ShardThread> idle = new LinkedBlockingQueue<>();
    private final List<ShardThread> all = new ArrayList<>();

    /**
     * Opens the data.
     *
     * @param plan as {@link ShardCluster#open} was given it
     * @param data that the plan was checked on
     * @param shards that each batch is cut into
     */
    public ShardPool(TrainingPlan plan, DataHandle data, int shards) {
        this.plan = plan;
        this.data = data.open();
        this.shards = shards;
    }

    /** Computes a shard; null where the update is a difference to parameters that this process never had. */
    public @Nullable ShardAnswer compute(ShardTask task, ParameterUpdate update) {
        return by(worker -> worker.compute(task, update, received));
    }

    /** Takes the iterations of a worker; null where the update is a difference to numbers that this process never had. */
    public @Nullable StepsAnswer take(StepsTask task, ParameterUpdate update) {
        return by(worker -> worker.take(task, update, received));
    }

    private <T> T by(Function<ShardWorker, T> work) {
        ShardThread thread = idle();
        try {
            return thread.compute(work);
        } finally {
            idle.add(thread);
        }
    }

    private ShardThread idle() {
        ShardThread free = idle.poll();
        if (free != null) {
            return free;
        }
        ShardThread made = new ShardThread(() -> ShardWorker.open(plan, data, shards));
        synchronized (all) {
            all.add(made);
        }
        return made;
    }

    /** When nothing is computed any more. */
    @Override
    public void close() {
        synchronized (all) {
            all.forEach(ShardThread::close);
            all.clear();
        }
        idle.clear();
    }
}
