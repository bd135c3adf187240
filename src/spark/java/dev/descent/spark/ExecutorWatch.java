package dev.descent.spark;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.spark.api.java.JavaSparkContext;

/** Sees whether a run waits for a cluster that has no executor for it, and says so once each time. */
final class ExecutorWatch {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final BooleanSupplier executors;
    private final LongSupplier nanos;
    private final Consumer<String> warning;
    private long without;
    private boolean told;

    /**
     * @param executors whether there are any
     * @param nanos the time
     */
    ExecutorWatch(BooleanSupplier executors, LongSupplier nanos, Consumer<String> warning) {
        this.executors = executors;
        this.nanos = nanos;
        this.warning = warning;
        without = nanos.getAsLong();
    }

    static ExecutorWatch of(JavaSparkContext spark, Consumer<String> warning) {
        return new ExecutorWatch(() -> has(spark), System::nanoTime, warning);
    }

    /** With a round: nobody looks while rounds are quick, and what was seen last may be long ago. */
    void begin() {
        without = nanos.getAsLong();
        told = false;
    }

    /** While a round is waited for. */
    void look() {
        if (executors.getAsBoolean()) {
            begin();
        } else if (!told && nanos.getAsLong() - without > LONG.toNanos()) {
            told = true;
            warning.accept("The cluster has no executor for this run: no free core, or none with so much memory."
                    + " The run waits until it has.");
        }
    }

    /** The driver counts as one, and computes where it is the cluster. */
    private static boolean has(JavaSparkContext spark) {
        return spark.isLocal() || spark.sc().statusTracker().getExecutorInfos().length > 1;
    }
}
