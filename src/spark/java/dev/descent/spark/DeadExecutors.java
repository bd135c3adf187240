package dev.descent.spark;

import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Gives up the lines of executors that Spark no longer counts on: a machine that has vanished does not hang up. */
final class DeadExecutors extends SparkListener implements AutoCloseable {
    private final SparkContext spark;
    private final TaskDesk<?, ?> desk;

    private DeadExecutors(SparkContext spark, TaskDesk<?, ?> desk) {
        this.spark = spark;
        this.desk = desk;
    }

    static DeadExecutors told(SparkContext spark, TaskDesk<?, ?> desk) {
        DeadExecutors listener = new DeadExecutors(spark, desk);
        spark.addSparkListener(listener);
        return listener;
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        desk.cut(line -> line.executor().equals(removed.executorId()));
    }

    @Override
    public void close() {
        spark.removeSparkListener(this);
    }
}
