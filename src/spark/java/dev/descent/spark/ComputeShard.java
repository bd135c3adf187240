package dev.descent.spark;

import dev.descent.ml.train.shard.ParameterUpdate;
import dev.descent.ml.train.shard.ShardAnswer;
import dev.descent.ml.train.shard.ShardTask;
import java.io.Serializable;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/** A shard's task as Spark sends it to whichever executor is free. */
record ComputeShard(SentRun run, Broadcast<ParameterUpdate> update)
        implements Function<ShardTask, ComputeShard.Answered> {

    /** @param answer null where the executor has missed earlier parameters */
    record Answered(@Nullable ShardAnswer answer) implements Serializable {}

    @Override
    public Answered call(ShardTask task) {
        return new Answered(ExecutorPool.of(run).compute(task, update.value()));
    }
}
