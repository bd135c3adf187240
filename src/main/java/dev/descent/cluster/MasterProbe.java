package dev.descent.cluster;

import dev.descent.ml.train.remote.MasterAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Whether the cluster's master answers, looked at no more often than every few seconds. Waits for a second where it does not. */
final class MasterProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final List<MasterAddress> masters;
    private final LongSupplier clock;
    private @Nullable Long looked;
    private boolean answers;

    /**
     * @param master as Spark names it
     * @param clock in nanoseconds
     */
    MasterProbe(String master, LongSupplier clock) {
        masters = MasterAddress.of(master);
        this.clock = clock;
    }

    /** What a job should be warned of that asks for the cluster, or null. Of other kinds of cluster nothing is known. */
    @Nullable
    String warning() {
        return masters.isEmpty() || isReached()
                ? null
                : "The master of the cluster does not answer at " + masters.get(0)
                        + ": the job would fail as cluster_unavailable"
                        + " if it still did not when the job's turn comes.";
    }

    private synchronized boolean isReached() {
        long now = clock.getAsLong();
        if (looked == null || now - looked > FRESH.toNanos()) {
            answers = masters.stream().anyMatch(master -> master.answers(PATIENCE));
            looked = clock.getAsLong();
        }
        return answers;
    }
}
