package dev.descent.ml.train;

import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.network.build.EngineChoice;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long, in what batches and from which seed to train, and what to report besides. */
public record TrainingSettings(
        Integer epochs,
        Integer batchSize,
        @Nullable LastBatch lastBatch,
        Long seed,
        List<LossSpec> reportLosses,
        @Nullable Integer maxSeconds,
        @Nullable EngineChoice engine) {
    private static final Parameter<Integer> EPOCHS =
            Parameter.integer("epochs").atLeast(1).atMost(100_000).orElse(10).says("Passes over the training data.");
    private static final Parameter<Integer> BATCH_SIZE = Parameter.integer("batch_size")
            .atLeast(1)
            .atMost(65_536)
            .orElse(32)
            .says("Examples per iteration; all of them where there are fewer.");
    private static final Parameter<LastBatch> LAST_BATCH = Parameter.choice("last_batch", LastBatch.class)
            .says(
                    "What becomes of an epoch's last examples where they do not fill a batch: a smaller batch (keep), none in"
                            + " this epoch (drop), or part of the batch before (join). Not given, keep; but join where one example"
                            + " would be alone and the network normalizes vectors over the batch.");
    private static final Parameter<Long> SEED = Parameter.<Long>of("seed", "integer")
            .orElse(42L)
            .says("Of the weights, the order of examples and everything else random.");
    private static final Parameter<List<LossSpec>> REPORT_LOSSES = Parameter.<List<LossSpec>>of(
                    "report_losses", "list of loss")
            .must("must name at most 16 losses", losses -> losses.size() <= 16)
            .orElse(List.of())
            .says("Other losses to evaluate on the validation outputs of each epoch.");
    private static final Parameter<Integer> MAX_SECONDS =
            Parameter.integer("max_seconds").atLeast(1).says("Stop with what was reached after this time.");

    private static final Parameter<EngineChoice> ENGINE = Parameter.choice("engine", EngineChoice.class)
            .says(
                    "What computes the network: onednn, dl4j, or auto, which is onednn for every network that it can compute. Not"
                            + " given, what the service is set to.");

    /** In the order of the components. */
    public static final List<Parameter<?>> PARAMETERS =
            List.of(EPOCHS, BATCH_SIZE, LAST_BATCH, SEED, REPORT_LOSSES, MAX_SECONDS, ENGINE);

    public TrainingSettings {
        Faults faults = new Faults();
        epochs = EPOCHS.of(epochs, faults);
        batchSize = BATCH_SIZE.of(batchSize, faults);
        lastBatch = LAST_BATCH.of(lastBatch, faults);
        seed = SEED.of(seed, faults);
        reportLosses = List.copyOf(REPORT_LOSSES.of(reportLosses, faults));
        maxSeconds = MAX_SECONDS.of(maxSeconds, faults);
        engine = ENGINE.of(engine, faults);
        faults.raise();
    }

    TrainingSettings withReportLosses(List<LossSpec> losses) {
        return new TrainingSettings(epochs, batchSize, lastBatch, seed, losses, maxSeconds, engine);
    }

    /** The same by an engine, where none is chosen. */
    TrainingSettings orBy(EngineChoice other) {
        return engine != null
                ? this
                : new TrainingSettings(epochs, batchSize, lastBatch, seed, reportLosses, maxSeconds, other);
    }

    EngineChoice engineChoice() {
        return engine == null ? EngineChoice.AUTO : engine;
    }

    /** The same for so many training examples, with what becomes of the last ones decided. */
    TrainingSettings resolved(int examples, LastBatch last) {
        int size = Math.min(batchSize, examples);
        return new TrainingSettings(epochs, size, last, seed, reportLosses, maxSeconds, engine);
    }

    /** How an epoch of so many training examples is cut. */
    BatchSizes batches(int examples) {
        return new BatchSizes(
                examples, Math.max(1, Math.min(batchSize, examples)), lastBatch == null ? LastBatch.KEEP : lastBatch);
    }

    /** Iterations of the whole run over so many training examples. */
    public long iterations(int examples) {
        return (long) epochs * batches(examples).count();
    }
}
