package dev.descent.ml.train.shard;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;

/** That batches are computed by a cluster, how many workers share each, and how often they meet. */
public record ClusterSettings(String type, Integer workers, Sync sync) {
    private static final String SPARK = "spark";

    private static final Parameter<String> TYPE = Parameter.text("type")
            .must("must be " + SPARK, SPARK::equals)
            .required()
            .says("What computes: spark, the Apache Spark cluster that the service is set to.");
    private static final Parameter<Integer> WORKERS = Parameter.integer("workers")
            .atLeast(1)
            .atMost(256)
            .orElse(2)
            .says("Shards of each batch, and executors of one core each that compute them.");
    private static final Parameter<Sync> SYNC = Parameter.<Sync>of("sync", "step or {\"every\": iterations}")
            .orElse(Sync.STEP)
            .says(
                    "How often the workers meet: after each iteration (step), with the mathematics of one machine, or after every so many"
                            + " that each takes by itself, and average what they learned, which is another algorithm.");

    public ClusterSettings {
        Faults faults = new Faults();
        type = TYPE.of(type, faults);
        workers = WORKERS.of(workers, faults);
        sync = SYNC.of(sync, faults);
        faults.raise();
    }
}
