package dev.descent.spark;

import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.shard.RoundFigures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Images per second of a U-Net on this thread, on two threads that have nothing to do with each other, which is what the machine gives,
 * and on one and two executors of one core, and what a round costs. The first argument is the size of the batches, 32 where there is
 * none; the second how many iterations workers take by themselves, 1 where there is none, 20 at most; the third how many are measured.
 */
final class SparkBenchmark {
    private static final String UNET = "{'type':'unet','base_channels':16,'depth':3}";
    private static final int WARM = 10;

    private final int batch;
    private final int every;
    private final int warm;
    private final int measured;
    private final Path scratch = Files.createTempDirectory("descent-bench");

    private SparkBenchmark(int batch, int every, int measured) throws IOException {
        this.batch = batch;
        this.every = every;
        warm = rounded(WARM);
        this.measured = rounded(measured);
    }

    public static void main(String[] arguments) throws IOException {
        SparkHome.made();
        int batch = argument(0, 32, arguments);
        int every = argument(1, 1, arguments);
        int measured = argument(2, 30, arguments);
        SparkBenchmark benchmark = new SparkBenchmark(batch, every, measured);
        double alone = benchmark.onThread();
        System.out.printf("one thread: %.1f images/s%n", alone);
        double two = new SparkBenchmark(batch / 2, every, measured).onTwoThreads();
        System.out.printf("two threads, half a batch each: %.1f images/s, %.2f of one%n", two, two / alone);
        double first = benchmark.onCluster(1);
        double both = benchmark.onCluster(2);
        System.out.printf("two executors are %.2f times as fast as one%n", both / first);
    }

    private static int argument(int index, int otherwise, String... arguments) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    /** Of an epoch that is longer than what is measured. */
    private static SentData data(int examples) {
        return () -> DrawnRows.images(examples, 64);
    }

    /** At least so many iterations, to a meeting. */
    private int rounded(int iterations) {
        return (iterations + every - 1) / every * every;
    }

    private double onThread() {
        return measured(1, local -> local, () -> {});
    }

    private double onTwoThreads() {
        CompletableFuture<Double> other = CompletableFuture.supplyAsync(this::onThread);
        return onThread() + other.join();
    }

    private double onCluster(int workers) {
        System.setProperty("spark.executor.extraClassPath", SparkHome.classes());
        SparkOptions options = new SparkOptions("local-cluster[" + workers + ",1,1024]", workers, "1g");
        try (JavaSparkContext spark = new JavaSparkContext(options.conf())) {
            SparkCluster cluster = new SparkCluster(spark, data(examples()), workers, System.err::println);
            List<RoundFigures> told = new ArrayList<>();
            double rate = measured(workers, local -> local.over(cluster), () -> told.add(cluster.figures()));
            tell(workers, rate, told.get(0), told.get(1));
            tellOfASmallVector(spark, workers);
            return rate;
        }
    }

    private static void tell(int workers, double rate, RoundFigures first, RoundFigures all) {
        long rounds = all.rounds() - first.rounds();
        System.out.printf(
                "%d executors: %.1f images/s; a round's slowest shard %.1f ms, and besides it %.1f ms;"
                        + " a vector %d bytes, update %d, answer %d; load %.1f%n",
                workers,
                rate,
                (all.computeNanos() - first.computeNanos()) / 1e6 / rounds,
                besides(first, all),
                all.plainBytes() / all.rounds() / workers,
                all.sentBytes() / all.rounds(),
                all.answeredBytes() / all.rounds() / workers,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Milliseconds. */
    private static double besides(RoundFigures first, RoundFigures all) {
        long nanos = all.roundNanos() - first.roundNanos() - all.computeNanos() + first.computeNanos();
        return nanos / 1e6 / (all.rounds() - first.rounds());
    }

    /** What is left of a round that carries next to nothing. */
    private void tellOfASmallVector(JavaSparkContext spark, int workers) {
        SparkCluster cluster = new SparkCluster(spark, DrawnRows::rows, workers, System.err::println);
        List<RoundFigures> told = new ArrayList<>();
        Losses log = new Losses(iteration -> {
            if (iteration == 100 || iteration == 300) {
                told.add(cluster.figures());
            }
        });
        TrainingPlan plan = Plans.of("{'type':'mlp','hidden':[4]}", "'sgd'", "{'epochs': 10, 'batch_size': 16}");
        new LocalTrainer(scratch)
                .over(cluster)
                .train(new Run(plan, DrawnRows::rows, Checkpoints.NONE, log, () -> null));
        System.out.printf(
                "%d executors: a round of a small vector %.2f ms%n", workers, besides(told.get(0), told.get(1)));
    }

    private int examples() {
        return (warm + measured + every) * batch;
    }

    /**
     * By wall time, after the first iterations.
     *
     * @param told when the first iterations are over, and when all are
     */
    private double measured(int workers, UnaryOperator<LocalTrainer> trainer, Runnable told) {
        String cluster = "{'type': 'spark', 'workers': %d, 'sync': {'every': %d}}".formatted(workers, every);
        String training = "{'epochs': 50, 'batch_size': %d, 'cluster': %s}".formatted(batch, cluster);
        TrainingPlan plan = Plans.of(UNET, "'adam'", training);
        long[] times = new long[2];
        Losses log = new Losses(iteration -> {
            if (iteration == warm || iteration == warm + measured) {
                times[iteration == warm ? 0 : 1] = System.nanoTime();
                told.run();
            }
        });
        StopSignal stop = () -> times[1] == 0 ? null : StopSignal.Reason.LEASE_LOST;
        trainer.apply(new LocalTrainer(scratch)).train(new Run(plan, data(examples()), Checkpoints.NONE, log, stop));
        return measured * batch / ((times[1] - times[0]) / 1e9);
    }
}
