package dev.descent.job.admit;

import dev.descent.cluster.ClusterData;
import dev.descent.job.JobSpec;
import dev.descent.ml.data.format.PlacedData;
import dev.descent.ml.spec.InvalidSpec;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether the cluster that a job asks for is there, and can read its data. */
record ClusterCheck(ClusterData cluster) {
    private static final String PATH = "training.cluster";

    /** @throws InvalidSpec where a job asks for a cluster and the service has none */
    void checkOffered(JobSpec spec) {
        if (spec.training().cluster() != null && !cluster.isOffered()) {
            throw new InvalidSpec(
                    PATH, "cannot be had: the service is set to no cluster; DESCENT_SPARK_MASTER names one");
        }
    }

    /** What a job should be warned of, or null: its cluster may be back by its turn. */
    @Nullable
    String warning(JobSpec spec) {
        return spec.training().cluster() == null ? null : cluster.warning();
    }

    /**
     * The data of a resolved job, where it is on this machine.
     *
     * @throws InvalidSpec where other machines do not have it there
     */
    void checkReached(JobSpec spec, Supplier<PlacedData> places) {
        if (spec.training().cluster() == null) {
            return;
        }
        try (PlacedData placed = places.get()) {
            String objection = cluster.objection(placed.data());
            if (objection != null) {
                throw new InvalidSpec(PATH, objection);
            }
        }
    }
}
