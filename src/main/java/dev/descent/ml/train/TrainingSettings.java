package dev.descent.ml.train;

import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.network.build.EngineChoice;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.train.shard.ClusterSettings;
import dev.descent.ml.train.shard.Sync;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long, in what batches and from which seed to train, what to keep of it, and what to report besides. */
public record TrainingSettings(
        Integer epochs,
        Integer batchSize,
        @Nullable LastBatch lastBatch,
        Integer shards,
        @Nullable ClusterSettings cluster,
        Long seed,
        List<LossSpec> reportLosses,
        @Nullable Integer maxSeconds,
        @Nullable EngineChoice engine,
        @Nullable EarlyStopping earlyStopping,
        KeptWeights.@Nullable Which keep,
        CheckpointSettings checkpoint,
        OnNonFinite onNonFinite,
        Integer maxRollbacks,
        @Nullable Integer termGradientsEvery) {
    /** In a run, unless it says how often. */
    private static final int TERM_SAMPLES = 200;

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
    private static final Parameter<Integer> SHARDS = Parameter.integer("shards")
            .atLeast(1)
            .atMost(2)
            .orElse(1)
            .says(
                    "Parts that each batch is computed in. Two are computed at once where a core of the machine idles, and"
                            + " one after the other where none does: the numbers depend on the parts alone.");
    private static final Parameter<ClusterSettings> CLUSTER = Parameter.<ClusterSettings>of("cluster", "cluster")
            .says("Has other machines compute the batches: {\"type\", \"workers\", \"sync\"}. Null for none.");
    private static final Parameter<Long> SEED = Parameter.<Long>of("seed", "integer")
            .orElse(42L)
            .says("Of the weights, the order of examples and everything else random.");
    private static final Parameter<List<LossSpec>> REPORT_LOSSES = Parameter.<List<LossSpec>>of(
                    "report_losses", "list of loss")
            .must("must name at most 16 losses", losses -> losses.size() <= 16)
            .orElse(List.of())
            .says("Other losses to evaluate on the validation outputs of each epoch.");
    private static final Parameter<Integer> MAX_SECONDS = Parameter.integer("max_seconds")
            .atLeast(1)
            .says("Stop with what was reached after this time, interruptions not counted.");
    private static final Parameter<EarlyStopping> EARLY_STOPPING = Parameter.<EarlyStopping>of(
                    "early_stopping", "early_stopping")
            .says("End the run once a metric no longer improves: {\"metric\", \"mode\", \"patience\", \"min_delta\","
                    + " \"min_epochs\"}. Null for never.");
    private static final Parameter<KeptWeights.Which> KEEP = Parameter.choice("keep", KeptWeights.Which.class)
            .says(
                    "Which weights the model has: those after the last iteration, or those of the best epoch, by"
                            + " early_stopping.metric or else by validation_loss. Not given, best with early_stopping, else last.");
    private static final Parameter<CheckpointSettings> CHECKPOINT = Parameter.<CheckpointSettings>of(
                    "checkpoint", "checkpoint")
            .orElse(CheckpointSettings.DEFAULT)
            .says("When to keep a point to go on from, besides at the run's end and wherever it is stopped:"
                    + " {\"every_epochs\", \"every_iterations\", \"every_seconds\", \"keep\"}.");
    private static final Parameter<OnNonFinite> ON_NON_FINITE = Parameter.choice("on_non_finite", OnNonFinite.class)
            .orElse(OnNonFinite.FAIL)
            .says(
                    "What to do about a loss or gradient that is not finite: fail; rollback, back to the last epoch whose losses"
                            + " were finite, with half the learning rate; or skip, learn nothing from the batch.");
    private static final Parameter<Integer> MAX_ROLLBACKS = Parameter.integer("max_rollbacks")
            .atLeast(1)
            .atMost(100)
            .orElse(3)
            .says("After how many rollbacks the run fails at the next.");
    private static final Parameter<Integer> TERM_GRADIENTS_EVERY = Parameter.integer("term_gradients_every")
            .atLeast(0)
            .says(
                    "In every so many iterations, what each term of a sum does to the gradient is measured; 0 for never. Not given,"
                            + " so that a run has about 200 samples.");

    private static final Parameter<EngineChoice> ENGINE = Parameter.choice("engine", EngineChoice.class)
            .says(
                    "What computes the network: onednn, dl4j, or auto, which is onednn for every network that it can compute. Not"
                            + " given, what the service is set to.");

    public TrainingSettings {
        Faults faults = new Faults();
        epochs = EPOCHS.of(epochs, faults);
        batchSize = BATCH_SIZE.of(batchSize, faults);
        lastBatch = LAST_BATCH.of(lastBatch, faults);
        shards = SHARDS.of(shards, faults);
        cluster = CLUSTER.of(cluster, faults);
        seed = SEED.of(seed, faults);
        reportLosses = List.copyOf(REPORT_LOSSES.of(reportLosses, faults));
        maxSeconds = MAX_SECONDS.of(maxSeconds, faults);
        engine = ENGINE.of(engine, faults);
        earlyStopping = EARLY_STOPPING.of(earlyStopping, faults);
        keep = KEEP.of(keep, faults);
        checkpoint = CHECKPOINT.of(checkpoint, faults);
        onNonFinite = ON_NON_FINITE.of(onNonFinite, faults);
        maxRollbacks = MAX_ROLLBACKS.of(maxRollbacks, faults);
        termGradientsEvery = TERM_GRADIENTS_EVERY.of(termGradientsEvery, faults);
        faults.raise();
    }

    TrainingSettings withReportLosses(List<LossSpec> losses) {
        return new TrainingSettings(
                epochs,
                batchSize,
                lastBatch,
                shards,
                cluster,
                seed,
                losses,
                maxSeconds,
                engine,
                earlyStopping,
                keep,
                checkpoint,
                onNonFinite,
                maxRollbacks,
                termGradientsEvery);
    }

    /** The same by an engine, where none is chosen. */
    TrainingSettings orBy(EngineChoice other) {
        return engine != null ? this : by(other);
    }

    /** The same by an engine. */
    TrainingSettings by(EngineChoice other) {
        return new TrainingSettings(
                epochs,
                batchSize,
                lastBatch,
                shards,
                cluster,
                seed,
                reportLosses,
                maxSeconds,
                other,
                earlyStopping,
                keep,
                checkpoint,
                onNonFinite,
                maxRollbacks,
                termGradientsEvery);
    }

    /** How often the workers of a cluster meet. */
    Sync sync() {
        return cluster == null ? Sync.STEP : cluster.sync();
    }

    EngineChoice engineChoice() {
        return engine == null ? EngineChoice.AUTO : engine;
    }

    /** The same for so many training examples, with what becomes of the last ones decided, and what epochs are compared by. */
    TrainingSettings resolved(int examples, LastBatch last, Monitor monitor) {
        return new TrainingSettings(
                epochs,
                Math.min(batchSize, examples),
                last,
                shards,
                cluster,
                seed,
                reportLosses,
                maxSeconds,
                engine,
                earlyStopping == null ? null : earlyStopping.resolved(monitor),
                weights(),
                checkpoint,
                onNonFinite,
                maxRollbacks,
                termGradientsEvery);
    }

    /** Which weights the model is to have. */
    KeptWeights.Which weights() {
        if (keep != null) {
            return keep;
        }
        return earlyStopping == null ? KeptWeights.Which.LAST : KeptWeights.Which.BEST;
    }

    /** How an epoch of so many training examples is cut. */
    BatchSizes batches(int examples) {
        return new BatchSizes(
                examples, Math.max(1, Math.min(batchSize, examples)), lastBatch == null ? LastBatch.KEEP : lastBatch);
    }

    /** Examples that a network computes at once in most iterations. */
    int shardSize(int examples) {
        return (batches(examples).batchSize() + shards - 1) / shards;
    }

    /** Examples of a batch that a network sees at least at once: of workers that learn by themselves, each normalizes its own. */
    int smallestShard(int batch) {
        return sync().isStep() || cluster == null ? batch : Math.max(Math.min(1, batch), batch / cluster.workers());
    }

    /** Every how many iterations terms are measured in a run over so many training examples; 0 for never. */
    int termSampling(int examples) {
        long given = (iterations(examples) + TERM_SAMPLES - 1) / TERM_SAMPLES;
        return termGradientsEvery == null ? Math.toIntExact(Math.min(Integer.MAX_VALUE, given)) : termGradientsEvery;
    }

    /** Iterations of the whole run over so many training examples. */
    public long iterations(int examples) {
        return (long) epochs * batches(examples).count();
    }
}
