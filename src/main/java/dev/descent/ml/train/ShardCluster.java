package dev.descent.ml.train;

import dev.descent.ml.train.shard.WorkerAnswer;
import java.io.Serializable;

/** Processes, perhaps on other machines, that compute a run's batches. */
public interface ShardCluster {

    /** How many shards each batch is cut into: with them the numbers change, with nothing else of the cluster. */
    int shards();

    /**
     * Has all of them get ready for a run.
     *
     * @param plan whose model refers to nothing any more, by the engine that all are to compute with
     * @param work that they do in each round
     * @param stop asked while a round is waited for
     */
    <T extends Serializable, A extends WorkerAnswer> ShardRounds<T, A> open(
            TrainingPlan plan, PoolWork<T, A> work, StopSignal stop);
}
