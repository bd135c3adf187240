package dev.descent.ml.train;

import dev.descent.ml.train.shard.RoundStopped;
import dev.descent.ml.train.shard.ShardAnswer;
import dev.descent.ml.train.shard.ShardTask;
import java.util.List;

/** One run's batches on a cluster, one after the other. */
public interface ShardRounds extends AutoCloseable {

    /**
     * Has a batch computed.
     *
     * @param tasks its shards
     * @param parameters that all of them are computed with
     * @return their answers, in their order
     * @throws RoundStopped where the run is to stop first
     * @throws TrainingFailed where the cluster cannot compute it
     */
    List<ShardAnswer> compute(List<ShardTask> tasks, float[] parameters);

    @Override
    void close();
}
