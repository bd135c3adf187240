package dev.descent.ml.train;

/** Whether a run's batches can be computed in shards by a cluster. */
record ShardFit(OpenedRun run, ShardCluster cluster) {

    /** @throws TrainingFailed with the reason where they cannot */
    void check() {
        if (run.plan().training().shards() > 1) {
            throw unfit("training.shards must be 1 on a cluster, which cuts batches itself.");
        }
        boolean cutsBatches =
                cluster.shards() > 1 && run.plan().training().sync().isStep();
        run.blueprint().layers().stream()
                .filter(layer -> cutsBatches && layer.type().equals("batch_normalization"))
                .findFirst()
                .ifPresent(layer -> {
                    throw unfit("A cluster does not train networks that normalize over the batch: " + layer.name()
                            + " would see one shard of it at a time.");
                });
    }

    private static TrainingFailed unfit(String message) {
        return new TrainingFailed("cluster_unfit", message);
    }
}
