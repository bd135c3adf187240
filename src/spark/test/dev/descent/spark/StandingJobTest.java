package dev.descent.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.train.PoolWork;
import dev.descent.ml.train.ShardRounds;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.shard.ShardAnswer;
import dev.descent.ml.train.shard.ShardSums;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.apache.spark.JobExecutionStatus;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spark in this process, which tries no task a second time. */
@OnSparksJava
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StandingJobTest {
    /** Executors have it as it is, for they are in this process. */
    private static final AtomicInteger ASKED = new AtomicInteger();

    private static volatile IntPredicate fails = count -> false;

    private final JavaSparkContext spark = new JavaSparkContext(new SparkOptions("local[2]", 2, "1g").conf());
    private final ShardRounds<Integer, ShardAnswer> rounds = rounds(spark);

    @BeforeEach
    void begin() {
        ASKED.set(0);
    }

    @AfterEach
    void close() {
        rounds.close();
        spark.close();
    }

    @Test
    void tasksThatFailInALongRunAreBegunAnew() {
        fails = count -> count == 3 || count == 6;
        for (int round = 1; round <= 4; round++) {
            assertThat(computed(round)).extracting(ShardAnswer::nanos).containsExactly(1L, 2L);
        }
        assertThat(ASKED).hasValueGreaterThanOrEqualTo(10);
        assertThat(rounds.figures().rounds()).isEqualTo(4);
    }

    /** The task that did not fail would serve all rounds, alone. */
    @Test
    void aJobThatHasEndedIsBegunAnewWhileRoundsAreQuick() {
        fails = count -> count == 3;
        computed(1);
        computed(2);
        await(() -> spark.statusTracker().getJobInfo(0).status() == JobExecutionStatus.FAILED);
        computed(3);
        await(() -> spark.statusTracker().getJobIdsForGroup(null).length == 2);
    }

    @Test
    void whatCannotBeComputedFailsTheRun() {
        fails = count -> count > 2;
        computed(1);
        assertThatThrownBy(() -> computed(2))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageContaining("an executor has no memory left");
        assertThat(ASKED).hasValueLessThan(12);
    }

    @Test
    void anApplicationThatTheClusterEndsFailsTheRun() {
        fails = count -> false;
        computed(1);
        spark.close();
        assertThatThrownBy(() -> computed(2))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageContaining("could not compute a batch")
                .hasMessageContaining("shut down");
    }

    /** Spark makes no broadcast any more, which is asked for before anybody looks at the job. */
    @Test
    void anApplicationThatHasEndedFailsARunThatPassesItsNumbersOn() {
        fails = count -> false;
        spark.close();
        SparkConf conf = new SparkOptions("local[2]", 2, "1g").conf().set(SentUpdate.PASSED_ON_FROM, "1");
        try (JavaSparkContext passing = new JavaSparkContext(conf);
                ShardRounds<Integer, ShardAnswer> passed = rounds(passing)) {
            assertThat(passed.compute(List.of(1, 2), new float[] {1})).hasSize(2);
            passing.sc().stop();
            assertThatThrownBy(() -> passed.compute(List.of(1, 2), new float[] {2}))
                    .isInstanceOf(TrainingFailed.class)
                    .hasMessageContaining("could not compute a batch")
                    .hasMessageContaining("shut down");
        }
    }

    /** As it is where a firewall is between them: Spark's own lines come through. */
    @Test
    void executorsThatCannotCallTheDriverFailTheRunAndSayWhatToDo() throws Exception {
        rounds.close();
        DriverAddress nobody;
        try (ServerSocket closed = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            nobody = new DriverAddress("127.0.0.1", closed.getLocalPort(), RunToken.drawn());
        }
        PoolWork<Integer, ShardAnswer> none = (pool, task, update) -> {
            throw new AssertionError("nobody asks");
        };
        SentRun run = new SentRun("r", "{}", DrawnRows::rows, 2);
        try (StandingJob job = new StandingJob(spark, new StandingTask<>(run, none, nobody), 2)) {
            await(job::hasEnded);
            assertThatThrownBy(job::beginAnew)
                    .isInstanceOf(TrainingFailed.class)
                    .hasMessageStartingWith("Executor driver cannot reach the driver at 127.0.0.1:" + nobody.port())
                    .hasMessageContaining("Connection refused")
                    .hasMessageContaining("spark.descent.port");
        }
    }

    private static void await(BooleanSupplier fact) {
        while (!fact.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private List<ShardAnswer> computed(int numbers) {
        return rounds.compute(List.of(1, 2), new float[] {numbers});
    }

    private static ShardRounds<Integer, ShardAnswer> rounds(JavaSparkContext spark) {
        SparkCluster cluster = new SparkCluster(spark, DrawnRows::rows, 2, warning -> {});
        PoolWork<Integer, ShardAnswer> work = (pool, task, update) -> {
            if (fails.test(ASKED.incrementAndGet())) {
                throw new IllegalStateException("an executor has no memory left");
            }
            return new ShardAnswer(ShardSums.NOTHING, new double[0], new byte[0], task);
        };
        return cluster.open(Plans.of("{'type':'mlp','hidden':[4]}", "'sgd'", "{}"), work, () -> null);
    }
}
