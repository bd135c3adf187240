package dev.descent.ml.train;

import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.network.build.EngineChoice;
import dev.descent.ml.spec.Faults;
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

    public TrainingSettings {
        Faults faults = new Faults();
        epochs = TrainingParameters.EPOCHS.of(epochs, faults);
        batchSize = TrainingParameters.BATCH_SIZE.of(batchSize, faults);
        lastBatch = TrainingParameters.LAST_BATCH.of(lastBatch, faults);
        shards = TrainingParameters.SHARDS.of(shards, faults);
        cluster = TrainingParameters.CLUSTER.of(cluster, faults);
        seed = TrainingParameters.SEED.of(seed, faults);
        reportLosses = List.copyOf(TrainingParameters.REPORT_LOSSES.of(reportLosses, faults));
        maxSeconds = TrainingParameters.MAX_SECONDS.of(maxSeconds, faults);
        engine = TrainingParameters.ENGINE.of(engine, faults);
        earlyStopping = TrainingParameters.EARLY_STOPPING.of(earlyStopping, faults);
        keep = TrainingParameters.KEEP.of(keep, faults);
        checkpoint = TrainingParameters.CHECKPOINT.of(checkpoint, faults);
        onNonFinite = TrainingParameters.ON_NON_FINITE.of(onNonFinite, faults);
        maxRollbacks = TrainingParameters.MAX_ROLLBACKS.of(maxRollbacks, faults);
        termGradientsEvery = TrainingParameters.TERM_GRADIENTS_EVERY.of(termGradientsEvery, faults);
        faults.raise();
    }

    TrainingSettings withReportLosses(List<LossSpec> losses) {
        return with(seed, losses, engine);
    }

    /** The same from another seed. */
    public TrainingSettings withSeed(long other) {
        return with(other, reportLosses, engine);
    }

    /** The same by an engine, where none is chosen. */
    TrainingSettings orBy(EngineChoice other) {
        return engine != null ? this : by(other);
    }

    /** The same by an engine. */
    TrainingSettings by(EngineChoice other) {
        return with(seed, reportLosses, other);
    }

    private TrainingSettings with(long begun, List<LossSpec> losses, @Nullable EngineChoice computing) {
        return new TrainingSettings(
                epochs,
                batchSize,
                lastBatch,
                shards,
                cluster,
                begun,
                losses,
                maxSeconds,
                computing,
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
