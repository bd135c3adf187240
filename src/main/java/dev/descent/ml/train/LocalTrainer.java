package dev.descent.ml.train;

import dev.descent.ml.base.IdleCores;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.model.OpenModel;
import dev.descent.ml.network.EngineRefused;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trains on the calling thread. */
public final class LocalTrainer implements Trainer {
    /** For reports and descriptions, which are small beside a model. */
    private static final long OTHER_FILES = 1 << 20;

    private final Path scratch;
    private final ModelFiles files;
    private final Patience patience;
    private final @Nullable ShardCluster cluster;

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
        this(scratch, files, patience, null);
    }

    private LocalTrainer(Path scratch, ModelFiles files, Patience patience, @Nullable ShardCluster cluster) {
        this.scratch = scratch;
        this.files = files;
        this.patience = patience;
        this.cluster = cluster;
    }

    /** The same that has a cluster compute the gradients of batches, and does the rest on the calling thread. */
    public LocalTrainer over(ShardCluster computing) {
        return new LocalTrainer(scratch, files, patience, computing);
    }

    @Override
    public long resultBytes(TrainingPlan plan, TrainingData data) {
        try (OpenModel model = open(plan, data, files)) {
            long one = MemoryEstimate.checkpoint(
                    plan, blueprint(plan.with(model.network()), data).parameterCount());
            return OTHER_FILES + (1L + checkpoints(plan)) * one;
        }
    }

    /** That are on the disk at once: the newest, one more while they change, and those that these need. */
    private static int checkpoints(TrainingPlan plan) {
        int needed = plan.training().onNonFinite() == OnNonFinite.ROLLBACK ? 2 : 1;
        return plan.training().checkpoint().keep() + 1 + needed;
    }

    @Override
    public TrainingResult train(Run run) {
        IdleCores.HERE.occupy();
        try (OpenedRun opened = open(run);
                TrainingLoop loop = new TrainingLoop(opened, run, cluster)) {
            run.log().engine(opened.blueprint().engine());
            RunEnd end = RunEnd.of(loop, opened.plan());
            RunFiles files = new RunFiles(scratch, opened);
            Map<String, Path> written = end.leavesFiles() ? write(() -> files.write(end), end, run) : null;
            return written == null ? end.withoutFiles(run.stop().requested()) : end.with(written);
        } finally {
            IdleCores.HERE.giveBack();
        }
    }

    /** Null where it is to stop before the files are written. Of a run that failed they are not worth a wait. */
    private @Nullable Map<String, Path> write(Patience.Attempt<Map<String, Path>> attempt, RunEnd end, Run run) {
        if (end.failure() == null) {
            return patience.write(attempt, run.log()::warning, run.stop());
        }
        try {
            return attempt.write();
        } catch (IOException e) {
            run.log().warning("The model of the run that failed cannot be stored: " + Patience.reason(e) + ".");
            return Map.of();
        }
    }

    private OpenedRun open(Run run) {
        return opened(run.plan(), run.data().open(), files);
    }

    /** A plan with its network, which the caller closes. */
    static OpenedRun opened(TrainingPlan asked, TrainingData data, ModelFiles files) {
        try (OpenModel model = open(asked, data, files)) {
            TrainingPlan plan = asked.with(model.network());
            NetworkBlueprint.Built built = blueprint(plan, data)
                    .build(
                            model.weights(),
                            plan.training().shardSize(data.training().size()));
            return new OpenedRun(plan, data, built.blueprint(), built.network());
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
            return plan.model().open(files, data.input(), plan.networkTarget(data.target()));
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
                plan.networkTarget(data.target()),
                plan.outputActivation(data.target()),
                plan.training().seed());
        return NetworkBlueprint.of(network, plan.training().engineChoice());
    }
}
