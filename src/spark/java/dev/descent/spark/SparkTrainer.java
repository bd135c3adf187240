package dev.descent.spark;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.TrainingResult;
import java.time.Duration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains with batches that a Spark application computes, started for each run; everything else is done on the calling thread. */
public final class SparkTrainer implements Trainer {
    private static final Logger LOG = LoggerFactory.getLogger(SparkTrainer.class);
    /** A master that is started anew is back by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    /** @throws TrainingFailed where the cluster cannot be had */
    @Override
    public TrainingResult train(Run run) {
        SparkConf conf = options.conf();
        if (!Masters.of(conf.get("spark.master"), PATIENCE).answer(run.stop())) {
            return local.train(run);
        }
        try (JavaSparkContext spark = started(conf)) {
            return local.over(new SparkCluster(spark, data, options.workers(), run.log()::warning))
                    .train(run);
        }
    }

    /** What Spark throws is declared nowhere. */
    private static JavaSparkContext started(SparkConf conf) {
        try {
            return new JavaSparkContext(conf);
        } catch (Exception e) {
            LOG.error("Spark does not start", e);
            throw new TrainingFailed(
                    "cluster_unavailable", "Spark does not start. The worker's log has the reason.", e);
        }
    }

    @Override
    public long resultBytes(TrainingPlan plan, TrainingData ofRun) {
        return local.resultBytes(plan, ofRun);
    }
}
