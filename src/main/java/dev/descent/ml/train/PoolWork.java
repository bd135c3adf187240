package dev.descent.ml.train;

import dev.descent.ml.train.shard.ParameterUpdate;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What a process of a cluster does with a task, on whichever machine. */
@FunctionalInterface
public interface PoolWork<T, A> extends Serializable {

    /** Null where the update is a difference to numbers that the process never had. */
    @Nullable
    A of(ShardPool pool, T task, ParameterUpdate update);
}
