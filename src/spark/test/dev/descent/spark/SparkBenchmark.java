package dev.descent.spark;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Images per second of a U-Net on this thread, and on one and two executors of one core, and what a round costs. The first argument is
 * the size of the batches, 32 where there is none.
 */
final class SparkBenchmark {
    private static final String UNET = "{'type':'unet','base_channels':16,'depth':3}";
    private static final int WARM = 5;
    private static final int MEASURED = 15;

    private final int batch;
    private final Path scratch = Files.createTempDirectory("descent-bench");

    private SparkBenchmark(int batch) throws IOException {
        this.batch = batch;
    }

    public static void main(String[] arguments) throws IOException {
        SparkHome.made();
        SparkBenchmark benchmark = new SparkBenchmark(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 32);
        double alone = benchmark.measured(local -> local, () -> {});
        System.out.printf("one thread: %.1f images/s%n", alone);
        for (int workers = 1; workers <= 2; workers++) {
            benchmark.onCluster(workers, alone);
        }
    }

    private static TrainingData data() {
        return DrawnRows.images(640, 64);
    }

    private void onCluster(int workers, double alone) {
        System.setProperty("spark.executor.extraClassPath", SparkHome.classes());
        SparkOptions options = new SparkOptions("local-cluster[" + workers + ",1,1024]", workers, "1g");
        try (JavaSparkContext spark = new JavaSparkContext(options.conf())) {
            SparkCluster cluster = new SparkCluster(spark, SparkBenchmark::data, workers);
            List<RoundFigures> told = new ArrayList<>();
            double rate = measured(local -> local.over(cluster), () -> told.add(cluster.figures()));
            RoundFigures warm = told.get(0);
            RoundFigures all = told.get(1);
            double besides = (all.roundNanos() - warm.roundNanos() - all.computeNanos() + warm.computeNanos()) / 1e6;
            System.out.printf(
                    "%d executors: %.1f images/s, %.2f of one thread; a round besides its slowest shard %.1f ms;"
                            + " a vector %d bytes, packed update %d, packed gradient %d; load %.1f%n",
                    workers,
                    rate,
                    rate / alone,
                    besides / MEASURED,
                    all.plainBytes() / all.rounds() / workers,
                    all.parameterBytes() / all.rounds(),
                    all.gradientBytes() / all.rounds() / workers,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    /**
     * By wall time, after the first iterations.
     *
     * @param told when the first iterations are over, and when all are
     */
    private double measured(UnaryOperator<LocalTrainer> trainer, Runnable told) {
        TrainingPlan plan = Plans.of(UNET, "'adam'", "{'epochs': 50, 'batch_size': " + batch + "}");
        long[] times = new long[2];
        Losses log = new Losses(iteration -> {
            if (iteration == WARM || iteration == WARM + MEASURED) {
                times[iteration == WARM ? 0 : 1] = System.nanoTime();
                told.run();
            }
        });
        StopSignal stop = () -> times[1] == 0 ? null : StopSignal.Reason.LEASE_LOST;
        trainer.apply(new LocalTrainer(scratch)).train(new Run(plan, SparkBenchmark::data, Checkpoints.NONE, log, stop));
        return MEASURED * batch / ((times[1] - times[0]) / 1e9);
    }
}
