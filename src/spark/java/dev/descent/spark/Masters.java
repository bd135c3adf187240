package dev.descent.spark;

import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.remote.MasterAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The masters of Spark's own kind of cluster, of which one has to answer before a run begins: Spark says little of one that does not.
 *
 * @param addresses none where the cluster is of another kind
 */
record Masters(List<MasterAddress> addresses, Duration patience) {
    private static final Logger LOG = LoggerFactory.getLogger(Masters.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = 200_000_000;

    /** @param master as Spark names it */
    static Masters of(String master, Duration patience) {
        return new Masters(MasterAddress.of(master), patience);
    }

    /**
     * Waits until one answers, as one does that is just started anew.
     *
     * @return false where the run is to stop first
     * @throws TrainingFailed where none does
     */
    boolean answer(StopSignal stop) {
        long begun = System.nanoTime();
        while (stop.requested() == null) {
            if (addresses.isEmpty() || addresses.stream().anyMatch(master -> master.answers(CONNECT))) {
                return true;
            }
            if (System.nanoTime() - begun > patience.toNanos()) {
                LOG.error("None of {} answers", addresses);
                throw new TrainingFailed(
                        "cluster_unavailable",
                        "No master of the cluster answers, for " + patience.toSeconds()
                                + " s. DESCENT_SPARK_MASTER names it; the worker's log has what was tried.");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return false;
    }
}
