package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.model.OpenModel;
import dev.descent.ml.network.EngineRefused;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.spec.InvalidSpec;
import java.nio.file.Path;
import java.time.Duration;

/** Trains on the calling thread. */
public final class LocalTrainer implements Trainer {
    /** For reports and descriptions, which are small beside a model. */
    private static final long OTHER_FILES = 1 << 20;

    private final Path scratch;
    private final ModelFiles files;
    private final Patience patience;

    /** {@link #LocalTrainer(Path, ModelFiles, Patience)} for models that refer to no files, without patience. */
    public LocalTrainer(Path scratch) {
        this(scratch, ModelFiles.NONE, new Patience(Duration.ZERO));
    }

    /**
     * @param scratch folder for the files of a result, which the caller moves or deletes
     * @param files that models may refer to
     * @param patience with a scratch folder that cannot be written
     */
    public LocalTrainer(Path scratch, ModelFiles files, Patience patience) {
        this.scratch = scratch;
        this.files = files;
        this.patience = patience;
    }

    @Override
    public long resultBytes(TrainingPlan plan, TrainingData data) {
        try (OpenModel model = open(plan, data, files)) {
            long vectors = 1L + plan.optimizer().stateVectors();
            return OTHER_FILES
                    + Float.BYTES
                            * vectors
                            * blueprint(plan.with(model.network()), data).parameterCount();
        }
    }

    @Override
    public TrainingResult train(Run run) {
        TrainingData data = run.data().open();
        Built built = build(run.plan(), data);
        try (Network network = built.network) {
            run.log().engine(built.blueprint.engine());
            TrainingLoop loop = new TrainingLoop(built.plan, data, network, run);
            StopSignal.Reason stopped = loop.toEnd();
            RunFiles result = new RunFiles(scratch, built.plan, data);
            if (stopped == null || stopped == StopSignal.Reason.CANCELLED) {
                TrainingResult written = patience.write(
                        () -> result.write(built.blueprint, loop, stopped), run.log()::warning, run.stop());
                if (written != null) {
                    return written;
                }
            }
            return RunFiles.none(loop, stopped == null ? run.stop().requested() : stopped);
        }
    }

    /** @param plan whose model refers to nothing any more */
    private record Built(TrainingPlan plan, NetworkBlueprint blueprint, Network network) {}

    private Built build(TrainingPlan plan, TrainingData data) {
        try (OpenModel model = open(plan, data, files)) {
            TrainingPlan opened = plan.with(model.network());
            NetworkBlueprint blueprint = blueprint(opened, data);
            NetworkBlueprint.Built built = blueprint.build(
                    model.weights(),
                    plan.training().batches(data.training().size()).batchSize());
            return new Built(opened, built.blueprint(), built.network());
        } catch (EngineRefused refused) {
            throw new TrainingFailed(
                    "engine_unavailable",
                    "The engine that the job names does not compute it on this worker: " + refused.getMessage()
                            + ". Submit it with training.engine \"auto\".",
                    refused);
        }
    }

    /** The plan was checked with the same file: a fault now means that it changed since. */
    static OpenModel open(TrainingPlan plan, TrainingData data, ModelFiles files) {
        try {
            return plan.model().open(files, data.input(), data.target());
        } catch (InvalidSpec changed) {
            throw new TrainingFailed(
                    "model_changed",
                    "The model is not what it was when the job was submitted: " + changed.getMessage()
                            + ". Submit the job again to train what is there now.",
                    changed);
        }
    }

    static NetworkBlueprint blueprint(TrainingPlan plan, TrainingData data) {
        NetworkPlan network = NetworkPlan.of(
                plan.model(),
                data.input(),
                data.target(),
                plan.outputActivation(data.target()),
                plan.training().seed());
        return NetworkBlueprint.of(network, plan.training().engineChoice());
    }
}
