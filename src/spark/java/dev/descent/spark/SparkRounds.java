package dev.descent.spark;

import dev.descent.ml.train.ShardRounds;
import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.shard.ParameterUpdate;
import dev.descent.ml.train.shard.SentParameters;
import dev.descent.ml.train.shard.ShardAnswer;
import dev.descent.ml.train.shard.ShardTask;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run's batches as Spark jobs of one stage: what an executor that died was computing, Spark has another one compute. */
final class SparkRounds implements ShardRounds {
    private static final Logger LOG = LoggerFactory.getLogger(SparkRounds.class);

    private final JavaSparkContext spark;
    private final SentRun run;
    private final AwaitedJob awaited;
    private @Nullable SentParameters sent;
    private RoundFigures figures = RoundFigures.NONE;

    SparkRounds(JavaSparkContext spark, SentRun run, StopSignal stop) {
        this.spark = spark;
        this.run = run;
        awaited = new AwaitedJob(stop);
    }

    @Override
    public List<ShardAnswer> compute(List<ShardTask> tasks, float[] parameters) {
        long start = System.nanoTime();
        SentParameters sending = sent == null ? new SentParameters(parameters.length) : sent;
        sent = sending;
        ParameterUpdate update = sending.next(parameters);
        List<ComputeShard.Answered> answered = job(tasks, update);
        boolean repeats = answered.stream().anyMatch(each -> each.answer() == null);
        if (repeats) {
            answered = job(tasks, sending.whole());
        }
        List<ShardAnswer> answers = answered.stream()
                .map(each -> Objects.requireNonNull(each.answer()))
                .toList();
        count(answers, repeats, update, (long) Float.BYTES * parameters.length * answers.size(), start);
        return answers;
    }

    private List<ComputeShard.Answered> job(List<ShardTask> tasks, ParameterUpdate update) {
        Broadcast<ParameterUpdate> broadcast = spark.broadcast(update);
        try {
            return awaited.of(spark.parallelize(tasks, tasks.size())
                    .map(new ComputeShard(run, broadcast))
                    .collectAsync());
        } finally {
            broadcast.destroy();
        }
    }

    private void count(List<ShardAnswer> answers, boolean repeats, ParameterUpdate update, long plain, long start) {
        figures = figures.and(new RoundFigures(
                1,
                repeats ? 1 : 0,
                answers.stream().mapToInt(answer -> answer.scores().length).sum(),
                update.packed().length,
                answers.stream().mapToInt(answer -> answer.gradient().length).sum(),
                plain,
                answers.stream().mapToLong(ShardAnswer::nanos).max().orElse(0),
                System.nanoTime() - start));
    }

    RoundFigures figures() {
        return figures;
    }

    @Override
    public void close() {
        LOG.info("The cluster computed {}", figures);
    }
}
