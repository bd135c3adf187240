package dev.descent.spark;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.TrainingResult;
import org.apache.spark.api.java.JavaSparkContext;

/** Trains with batches that a Spark application computes, started for each run; everything else is done on the calling thread. */
public final class SparkTrainer implements Trainer {
    private final SparkOptions options;
    private final SentData data;
    private final LocalTrainer local;

    /**
     * @param data of the run, which executors open for themselves
     * @param local does all but the batches
     */
    public SparkTrainer(SparkOptions options, SentData data, LocalTrainer local) {
        this.options = options;
        this.data = data;
        this.local = local;
    }

    @Override
    public TrainingResult train(Run run) {
        try (JavaSparkContext spark = new JavaSparkContext(options.conf())) {
            return local.over(new SparkCluster(spark, data, options.workers())).train(run);
        }
    }

    @Override
    public long resultBytes(TrainingPlan plan, TrainingData ofRun) {
        return local.resultBytes(plan, ofRun);
    }
}
