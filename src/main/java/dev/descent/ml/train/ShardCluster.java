package dev.descent.ml.train;

/** Processes, perhaps on other machines, that compute the shards of batches. */
public interface ShardCluster {

    /** How many shards each batch is cut into: with them the numbers change in their last digits, with nothing else of the cluster. */
    int shards();

    /**
     * Has all of them get ready for a run.
     *
     * @param plan whose model refers to nothing any more, by the engine that all are to compute with
     * @param stop asked while a batch is waited for
     */
    ShardRounds open(TrainingPlan plan, StopSignal stop);
}
