package dev.descent.spark;

import dev.descent.ml.train.PackingChoice;
import dev.descent.ml.train.PoolWork;
import dev.descent.ml.train.ShardRounds;
import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.shard.ParameterUpdate;
import dev.descent.ml.train.shard.RoundFigures;
import dev.descent.ml.train.shard.RoundStopped;
import dev.descent.ml.train.shard.SentParameters;
import dev.descent.ml.train.shard.WorkerAnswer;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run's rounds by the executors of one job of Spark: what one that died was computing, another one computes again. */
final class SparkRounds<T extends Serializable, A extends WorkerAnswer> implements ShardRounds<T, A> {
    private static final Logger LOG = LoggerFactory.getLogger(SparkRounds.class);
    private static final long LOOK_MILLIS = 100;

    private final JavaSparkContext spark;
    private final StopSignal stop;
    private final ExecutorWatch watch;
    private final TaskDesk<T, A> desk;
    private final StandingJob job;
    private final DeadExecutors dead;
    private final PackingChoice packing = new PackingChoice();
    private @Nullable SentParameters sent;
    private RoundFigures figures = RoundFigures.NONE;

    /** @param stop asked while a round is waited for */
    SparkRounds(JavaSparkContext spark, SentRun run, PoolWork<T, A> work, StopSignal stop, ExecutorWatch watch) {
        this.spark = spark;
        this.stop = stop;
        this.watch = watch;
        desk = new TaskDesk<>(spark.getConf());
        dead = DeadExecutors.told(spark.sc(), desk);
        job = new StandingJob(spark, new StandingTask<>(run, work, desk.address()), run.shards());
    }

    @Override
    public List<A> compute(List<T> tasks, float[] numbers) {
        long start = System.nanoTime();
        watch.begin();
        SentParameters sending = sent == null ? new SentParameters(numbers.length) : sent;
        sent = sending;
        ParameterUpdate update = sending.next(numbers, packing.begin());
        RoundTasks<T, A> round;
        try (SentUpdate sends = sent(update, tasks.size())) {
            round = new RoundTasks<>(tasks, sends, sending::whole);
            desk.lay(round);
            await(round);
        }
        job.served();
        count(round, update, (long) Float.BYTES * numbers.length * tasks.size(), start);
        return round.answers();
    }

    /** Before anybody has looked at the job: who passes numbers on needs the application for it. */
    private SentUpdate sent(ParameterUpdate update, int workers) {
        try {
            return SentUpdate.of(spark, update, workers);
        } catch (IllegalStateException e) {
            if (spark.sc().isStopped()) {
                throw new TrainingFailed(
                        "cluster_failed", "The cluster could not compute a batch: its application was shut down.", e);
            }
            throw e;
        }
    }

    /**
     * Waits no longer than the run goes on.
     *
     * @throws RoundStopped where it is to stop first
     * @throws TrainingFailed where the round cannot be computed
     */
    private void await(RoundTasks<T, A> round) {
        try {
            renew();
            while (!round.isDone(LOOK_MILLIS)) {
                watch.look();
                renew();
                if (stop.requested() != null) {
                    desk.clear();
                    throw new RoundStopped();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingFailed("cluster_failed", "The driver was interrupted while the cluster computed.", e);
        }
    }

    /** What is left of a job that has ended goes first: its lines would serve on in the places that the new one's tasks wait for. */
    private void renew() throws InterruptedException {
        if (job.hasEnded()) {
            desk.cut(line -> true);
            job.beginAnew();
        }
    }

    private void count(RoundTasks<T, A> round, ParameterUpdate update, long plain, long start) {
        List<A> answers = round.answers();
        RoundFigures figure = new RoundFigures(
                1,
                round.repeats() ? 1 : 0,
                answers.stream().mapToInt(WorkerAnswer::examples).sum(),
                update.bytes().length,
                answers.stream().mapToLong(WorkerAnswer::bytes).sum(),
                plain,
                answers.stream().mapToLong(WorkerAnswer::nanos).max().orElse(0),
                System.nanoTime() - start);
        figures = figures.and(figure);
        if (!round.repeats()) {
            packing.end(figure.roundNanos() - figure.computeNanos());
        }
    }

    @Override
    public RoundFigures figures() {
        return figures;
    }

    @Override
    public void close() {
        desk.close();
        job.close();
        dead.close();
        LOG.info("The cluster computed {}", figures);
    }
}
