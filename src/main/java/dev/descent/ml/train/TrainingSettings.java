package dev.descent.ml.train;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import org.jspecify.annotations.Nullable;

/** How long, in what batches and from which seed to train. */
public record TrainingSettings(
        Integer epochs,
        Integer batchSize,
        Long seed,
        @Nullable Integer maxSeconds) {
    private static final Parameter<Integer> EPOCHS =
            Parameter.integer("epochs").atLeast(1).atMost(100_000).orElse(10).says("Passes over the training data.");
    private static final Parameter<Integer> BATCH_SIZE = Parameter.integer("batch_size")
            .atLeast(1)
            .atMost(65_536)
            .orElse(32)
            .says("Examples per iteration; the last batch of an epoch may be smaller.");
    private static final Parameter<Long> SEED = Parameter.<Long>of("seed", "integer")
            .orElse(42L)
            .says("Of the weights, the order of examples and everything else random.");
    private static final Parameter<Integer> MAX_SECONDS =
            Parameter.integer("max_seconds").atLeast(1).says("Stop with what was reached after this time.");

    public TrainingSettings {
        Faults faults = new Faults();
        epochs = EPOCHS.of(epochs, faults);
        batchSize = BATCH_SIZE.of(batchSize, faults);
        seed = SEED.of(seed, faults);
        maxSeconds = MAX_SECONDS.of(maxSeconds, faults);
        faults.raise();
    }
}
