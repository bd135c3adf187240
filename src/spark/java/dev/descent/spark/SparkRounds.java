package dev.descent.spark;

import dev.descent.ml.train.PoolWork;
import dev.descent.ml.train.ShardRounds;
import dev.descent.ml.train.shard.ParameterUpdate;
import dev.descent.ml.train.shard.RoundFigures;
import dev.descent.ml.train.shard.SentParameters;
import dev.descent.ml.train.shard.WorkerAnswer;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run's rounds as Spark jobs of one stage: what an executor that died was computing, Spark has another one compute. */
final class SparkRounds<T, A extends WorkerAnswer> implements ShardRounds<T, A> {
    private static final Logger LOG = LoggerFactory.getLogger(SparkRounds.class);

    private final JavaSparkContext spark;
    private final SentRun run;
    private final PoolWork<T, A> work;
    private final AwaitedJob awaited;
    private @Nullable SentParameters sent;
    private RoundFigures figures = RoundFigures.NONE;

    SparkRounds(JavaSparkContext spark, SentRun run, PoolWork<T, A> work, AwaitedJob awaited) {
        this.spark = spark;
        this.run = run;
        this.work = work;
        this.awaited = awaited;
    }

    @Override
    public List<A> compute(List<T> tasks, float[] numbers) {
        long start = System.nanoTime();
        SentParameters sending = sent == null ? new SentParameters(numbers.length) : sent;
        sent = sending;
        ParameterUpdate update = sending.next(numbers);
        List<DoTask.Answered<A>> answered = job(tasks, update);
        boolean repeats = answered.stream().anyMatch(each -> each.answer() == null);
        if (repeats) {
            answered = job(tasks, sending.whole());
        }
        List<A> answers = answered.stream()
                .map(each -> Objects.requireNonNull(each.answer()))
                .toList();
        count(answers, repeats, update, (long) Float.BYTES * numbers.length * answers.size(), start);
        return answers;
    }

    private List<DoTask.Answered<A>> job(List<T> tasks, ParameterUpdate update) {
        Broadcast<ParameterUpdate> broadcast = spark.broadcast(update);
        try {
            return awaited.of(spark.parallelize(tasks, tasks.size())
                    .map(new DoTask<>(run, work, broadcast))
                    .collectAsync());
        } finally {
            broadcast.destroy();
        }
    }

    private void count(List<A> answers, boolean repeats, ParameterUpdate update, long plain, long start) {
        figures = figures.and(new RoundFigures(
                1,
                repeats ? 1 : 0,
                answers.stream().mapToInt(WorkerAnswer::examples).sum(),
                update.packed().length,
                answers.stream().mapToLong(WorkerAnswer::bytes).sum(),
                plain,
                answers.stream().mapToLong(WorkerAnswer::nanos).max().orElse(0),
                System.nanoTime() - start));
    }

    @Override
    public RoundFigures figures() {
        return figures;
    }

    @Override
    public void close() {
        LOG.info("The cluster computed {}", figures);
    }
}
