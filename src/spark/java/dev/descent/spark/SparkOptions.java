package dev.descent.spark;

import org.apache.spark.SparkConf;

/**
 * How a run uses a Spark cluster.
 *
 * @param master {@code local[2]}, {@code spark://host:7077}, {@code k8s://…}, {@code yarn}
 * @param workers shards of a batch, and executors of one core each to compute them
 * @param memory of each executor's heap, as Spark writes it: {@code 1g}
 */
public record SparkOptions(String master, int workers, String memory) {

    /** What is set for the driver from outside, as by spark-submit, comes first. */
    SparkConf conf() {
        SparkConf conf = new SparkConf()
                .setIfMissing("spark.master", master)
                .setIfMissing("spark.app.name", "descent")
                .setIfMissing("spark.ui.enabled", "false");
        return conf.setIfMissing("spark.executor.memory", memory)
                .setIfMissing("spark.executor.cores", "1")
                .setIfMissing("spark.executor.instances", Integer.toString(workers))
                .setIfMissing("spark.cores.max", Integer.toString(workers))
                // All there before the first batch, or a bit later.
                .setIfMissing("spark.scheduler.minRegisteredResourcesRatio", "1")
                .setIfMissing("spark.locality.wait", "0");
    }
}
