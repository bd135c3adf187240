package dev.descent.ml.train;

import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.network.build.EngineChoice;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.train.shard.ClusterSettings;
import java.util.List;

/** What {@link TrainingSettings} takes: bounds, defaults and what is said of each. */
final class TrainingParameters {
    static final Parameter<Integer> EPOCHS =
            Parameter.integer("epochs").atLeast(1).atMost(100_000).orElse(10).says("Passes over the training data.");
    static final Parameter<Integer> BATCH_SIZE = Parameter.integer("batch_size")
            .atLeast(1)
            .atMost(65_536)
            .orElse(32)
            .says("Examples per iteration; all of them where there are fewer.");
    static final Parameter<LastBatch> LAST_BATCH = Parameter.choice("last_batch", LastBatch.class)
            .says(
                    "What becomes of an epoch's last examples where they do not fill a batch: a smaller batch (keep), none in"
                            + " this epoch (drop), or part of the batch before (join). Not given, keep; but join where one example"
                            + " would be alone and the network normalizes vectors over the batch.");
    static final Parameter<Integer> SHARDS = Parameter.integer("shards")
            .atLeast(1)
            .atMost(2)
            .orElse(1)
            .says(
                    "Parts that each batch is computed in. Two are computed at once where a core of the machine idles, and"
                            + " one after the other where none does: the numbers depend on the parts alone.");
    static final Parameter<ClusterSettings> CLUSTER = Parameter.<ClusterSettings>of("cluster", "cluster")
            .says("Has other machines compute the batches: {\"type\", \"workers\", \"sync\"}. Null for none.");
    static final Parameter<Long> SEED = Parameter.<Long>of("seed", "integer")
            .orElse(42L)
            .says("Of the weights, the order of examples and everything else random.");
    static final Parameter<List<LossSpec>> REPORT_LOSSES = Parameter.<List<LossSpec>>of("report_losses", "list of loss")
            .must("must name at most 16 losses", losses -> losses.size() <= 16)
            .orElse(List.of())
            .says("Other losses to evaluate on the validation outputs of each epoch.");
    static final Parameter<Integer> MAX_SECONDS = Parameter.integer("max_seconds")
            .atLeast(1)
            .says("Stop with what was reached after this time, interruptions not counted.");
    static final Parameter<EngineChoice> ENGINE = Parameter.choice("engine", EngineChoice.class)
            .says(
                    "What computes the network: onednn, dl4j, or auto, which is onednn for every network that it can compute. Not"
                            + " given, what the service is set to.");
    static final Parameter<EarlyStopping> EARLY_STOPPING = Parameter.<EarlyStopping>of(
                    "early_stopping", "early_stopping")
            .says("End the run once a metric no longer improves: {\"metric\", \"mode\", \"patience\", \"min_delta\","
                    + " \"min_epochs\"}. Null for never.");
    static final Parameter<KeptWeights.Which> KEEP = Parameter.choice("keep", KeptWeights.Which.class)
            .says(
                    "Which weights the model has: those after the last iteration, or those of the best epoch, by"
                            + " early_stopping.metric or else by validation_loss. Not given, best with early_stopping, else last.");
    static final Parameter<CheckpointSettings> CHECKPOINT = Parameter.<CheckpointSettings>of("checkpoint", "checkpoint")
            .orElse(CheckpointSettings.DEFAULT)
            .says("When to keep a point to go on from, besides at the run's end and wherever it is stopped:"
                    + " {\"every_epochs\", \"every_iterations\", \"every_seconds\", \"keep\"}.");
    static final Parameter<OnNonFinite> ON_NON_FINITE = Parameter.choice("on_non_finite", OnNonFinite.class)
            .orElse(OnNonFinite.FAIL)
            .says(
                    "What to do about a loss or gradient that is not finite: fail; rollback, back to the last epoch whose losses"
                            + " were finite, with half the learning rate; or skip, learn nothing from the batch.");
    static final Parameter<Integer> MAX_ROLLBACKS = Parameter.integer("max_rollbacks")
            .atLeast(1)
            .atMost(100)
            .orElse(3)
            .says("After how many rollbacks the run fails at the next.");
    static final Parameter<Integer> TERM_GRADIENTS_EVERY = Parameter.integer("term_gradients_every")
            .atLeast(0)
            .says(
                    "In every so many iterations, what each term of a sum does to the gradient is measured; 0 for never. Not given,"
                            + " so that a run has about 200 samples.");

    private TrainingParameters() {}
}
