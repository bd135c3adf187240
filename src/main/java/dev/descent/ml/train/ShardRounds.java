package dev.descent.ml.train;

import dev.descent.ml.train.shard.RoundFigures;
import dev.descent.ml.train.shard.RoundStopped;
import java.util.List;

/** One run's rounds on a cluster, one after the other. */
public interface ShardRounds<T, A> extends AutoCloseable {

    /**
     * Has a task of each worker done.
     *
     * @param tasks by worker
     * @param numbers that all of them begin with
     * @return their answers, in their order
     * @throws RoundStopped where the run is to stop first
     * @throws TrainingFailed where the cluster cannot do it
     */
    List<A> compute(List<T> tasks, float[] numbers);

    /** What they took until now. */
    RoundFigures figures();

    @Override
    void close();
}
