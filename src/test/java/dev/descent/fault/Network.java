package dev.descent.fault;

/** What is trained under faults, long enough to be hit in the middle; between them they have all that is random in training. */
enum Network {
    MLP("""
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [128, 128], "dropout": 0.2},
             "loss": "cross_entropy", "training": {"epochs": 1000, "batch_size": 16, "checkpoint": {"every_iterations": 200}}}
            """),
    /** Still at work when the others were hit twenty times. */
    LONG_MLP("""
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [64, 64], "dropout": 0.2},
             "loss": "cross_entropy", "training": {"epochs": 3000, "batch_size": 2, "checkpoint": {"every_iterations": 2000}}}
            """),
    CNN("""
            {"dataset": {"uri": "sample:blood-cells",
                         "augment": ["flip_horizontal", {"type": "rotate", "degrees": 20}, "noise"]},
             "model": {"type": "cnn", "channels": [8, 16], "dense": [32], "dropout": 0.3}, "loss": "cross_entropy",
             "training": {"epochs": 100, "batch_size": 16, "checkpoint": {"every_iterations": 20}}}
            """),
    UNET("""
            {"dataset": {"uri": "sample:blood-cell-masks"},
             "model": {"type": "unet", "base_channels": 4, "depth": 2, "batch_normalization": true}, "loss": "dice",
             "training": {"epochs": 20, "batch_size": 8, "checkpoint": {"every_iterations": 10}}}
            """);

    private final String job;

    Network(String job) {
        this.job = job;
    }

    /** As it is posted. */
    String job() {
        return job;
    }
}
