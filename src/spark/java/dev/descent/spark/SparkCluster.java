package dev.descent.spark;

import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.PoolWork;
import dev.descent.ml.train.ShardCluster;
import dev.descent.ml.train.ShardRounds;
import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.shard.RoundFigures;
import dev.descent.ml.train.shard.WorkerAnswer;
import java.io.Serializable;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** The executors of a Spark application, as many shards to a batch as there are to be workers. */
public final class SparkCluster implements ShardCluster {
    private final JavaSparkContext spark;
    private final SentData data;
    private final int shards;
    private final ExecutorWatch watch;
    private @Nullable SparkRounds<?, ?> last;

    /**
     * @param data that the plan was checked on
     * @param shards that each batch is cut into
     * @param warning told where nobody computes
     */
    public SparkCluster(JavaSparkContext spark, SentData data, int shards, Consumer<String> warning) {
        this.spark = spark;
        this.data = data;
        this.shards = shards;
        watch = ExecutorWatch.of(spark, warning);
    }

    @Override
    public int shards() {
        return shards;
    }

    @Override
    public <T extends Serializable, A extends WorkerAnswer> ShardRounds<T, A> open(
            TrainingPlan plan, PoolWork<T, A> work, StopSignal stop) {
        String id = UUID.randomUUID().toString();
        SentRun run = new SentRun(id, SpecWriter.write(plan).toString(), data, shards);
        SparkRounds<T, A> rounds = new SparkRounds<>(spark, run, work, stop, watch);
        last = rounds;
        return rounds;
    }

    /** Of the run that was opened last. */
    public RoundFigures figures() {
        return last == null ? RoundFigures.NONE : last.figures();
    }
}
