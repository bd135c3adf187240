package dev.descent.spark;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** Sees whether a run waits for a cluster that has no executor for it, and says so once each time. */
final class ExecutorWatch {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final JavaSparkContext spark;
    private final Consumer<String> warning;
    private long without = System.nanoTime();
    private boolean told;

    ExecutorWatch(JavaSparkContext spark, Consumer<String> warning) {
        this.spark = spark;
        this.warning = warning;
    }

    /** While a round is waited for. */
    void look() {
        if (has()) {
            without = System.nanoTime();
            told = false;
        } else if (!told && System.nanoTime() - without > LONG.toNanos()) {
            told = true;
            warning.accept("The cluster has no executor for this run: no free core, or none with so much memory."
                    + " The run waits until it has.");
        }
    }

    /** The driver counts as one, and computes where it is the cluster. */
    private boolean has() {
        return spark.isLocal() || spark.sc().statusTracker().getExecutorInfos().length > 1;
    }
}
