package dev.descent.spark;

import dev.descent.ml.train.PoolWork;
import dev.descent.ml.train.shard.ParameterUpdate;
import java.io.Serializable;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/** A worker's task as Spark sends it to whichever executor is free. */
record DoTask<T, A extends Serializable>(SentRun run, PoolWork<T, A> work, Broadcast<ParameterUpdate> update)
        implements Function<T, DoTask.Answered<A>> {

    /** @param answer null where the executor has missed earlier numbers */
    record Answered<A extends Serializable>(@Nullable A answer) implements Serializable {}

    @Override
    public Answered<A> call(T task) {
        return new Answered<>(work.of(ExecutorPool.of(run), task, update.value()));
    }
}
