package dev.descent.spark;

import dev.descent.ml.train.ShardPool;
import org.jspecify.annotations.Nullable;

/** What an executor keeps between tasks: the data and networks of the run that it computes for. */
final class ExecutorPool {
    private static @Nullable String run;
    private static @Nullable ShardPool pool;

    private ExecutorPool() {}

    /** That of a run; what is left of the run before it is closed. */
    static synchronized ShardPool of(SentRun sent) {
        ShardPool kept = pool;
        if (kept != null && sent.id().equals(run)) {
            return kept;
        }
        close();
        ShardPool opened = sent.pool();
        run = sent.id();
        pool = opened;
        return opened;
    }

    static synchronized void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }
}
