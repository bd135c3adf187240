package dev.descent.ml.train;

import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.train.shard.ClusterSettings;

/** Whether a plan can be trained by the cluster that it asks for, before it is. {@link ShardFit} says the same of a run. */
record ClusterFit(TrainingPlan plan, NetworkBlueprint network) {

    void check(Faults faults) {
        ClusterSettings cluster = plan.training().cluster();
        if (cluster == null) {
            return;
        }
        faults.check(
                plan.training().shards() == 1,
                "training.shards",
                "must be 1 with training.cluster, which cuts batches itself");
        boolean cutsBatches = cluster.workers() > 1 && cluster.sync().isStep();
        network.layers().stream()
                .filter(layer -> cutsBatches && layer.type().equals("batch_normalization"))
                .findFirst()
                .ifPresent(layer -> faults.add(
                        "training.cluster",
                        "does not train networks that normalize over the batch: " + layer.name()
                                + " would see one shard of it at a time"));
    }
}
