package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.model.OpenModel;
import dev.descent.ml.network.Refusal;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Nearest;
import java.util.List;
import java.util.Objects;

/** Finds every fault that only shows when the parts of a plan and its data come together, and fills in what depends on the data. */
public final class PlanCheck {
    private final TrainingPlan plan;
    private final TrainingData data;
    private final Faults faults = new Faults();
    private final LossesCheck losses;

    private PlanCheck(TrainingPlan plan, TrainingData data) {
        this.plan = plan;
        this.data = data;
        this.losses = new LossesCheck(plan, data, "training.report_losses", faults);
    }

    /** {@link #check(TrainingPlan, TrainingData, MemorySize, ModelFiles)} of a plan whose model refers to no file. */
    public static CheckedPlan check(TrainingPlan plan, TrainingData data, MemorySize limit) {
        return check(plan, data, limit, ModelFiles.NONE);
    }

    /**
     * Checks a plan against its data, and configures the network without allocating it.
     *
     * @param limit what one job may take by estimate
     * @param files that the model may refer to
     * @throws dev.descent.ml.spec.InvalidSpec with every fault, at paths from the job's root
     */
    public static CheckedPlan check(TrainingPlan plan, TrainingData data, MemorySize limit, ModelFiles files) {
        Faults faults = new Faults();
        OpenModel model = faults.collect(
                "model", () -> plan.model().open(files, data.input(), plan.networkTarget(data.target())));
        faults.raise();
        try (OpenModel open = Objects.requireNonNull(model)) {
            return new PlanCheck(plan.with(open.network()), data).check(limit).with(open.pinned());
        }
    }

    /**
     * What a plan that was checked takes while it runs, by estimate.
     *
     * @throws TrainingFailed where its model's file is no longer what it was
     */
    public static MemorySize memory(TrainingPlan plan, TrainingData data, ModelFiles files) {
        try (OpenModel open = LocalTrainer.open(plan, data, files)) {
            TrainingPlan opened = plan.with(open.network());
            return MemoryEstimate.of(opened, data, LocalTrainer.blueprint(opened, data));
        }
    }

    private CheckedPlan check(MemorySize limit) {
        checkParts();
        faults.raise();
        TrainingPlan resolved = losses.resolve();
        faults.raise();
        NetworkBlueprint network = faults.collect("model", () -> blueprint(resolved));
        if (network != null) {
            TrainingPlan decided = resolved.with(batches(resolved.training(), network));
            MemorySize memory = MemoryEstimate.of(decided, data, network);
            checkShards(network);
            new ClusterFit(decided, network).check(faults);
            network.refusal().ifPresent(refusal -> faults.add("training.engine", unfit(refusal)));
            faults.check(
                    memory.fitsInto(limit),
                    "model",
                    "needs about " + memory
                            + " to train on this data with these batches and this optimizer; the limits are " + limit);
            faults.raise();
            List<String> warnings = new PlanWarnings(plan, decided, data).of(network.layers());
            return new CheckedPlan(
                    decided, network.parameterCount(), memory, network.engine(), network.layers(), warnings);
        }
        faults.raise();
        throw new IllegalStateException("a network without faults that cannot be configured");
    }

    private void checkParts() {
        faults.addAll("model", plan.model().faults(data.input(), plan.networkTarget(data.target())));
        losses.check();
        losses.checkReported();
        checkEarlyStopping();
    }

    private void checkEarlyStopping() {
        EarlyStopping early = plan.training().earlyStopping();
        if (early != null && early.metric() != null) {
            List<String> known = Monitor.known(plan, data);
            faults.check(
                    known.contains(early.metric()),
                    "training.early_stopping.metric",
                    "must be one of " + String.join(", ", known) + ", was " + early.metric()
                            + Nearest.hint(early.metric(), known));
        }
    }

    /** Halves of a batch would each be normalized by their own mean. */
    private void checkShards(NetworkBlueprint network) {
        network.layers().stream()
                .filter(layer -> plan.training().shards() > 1 && layer.type().equals("batch_normalization"))
                .findFirst()
                .ifPresent(layer -> faults.add(
                        "training.shards",
                        "must be 1 for a network that normalizes over the batch: " + layer.name()
                                + " would see half of it"));
    }

    /** A single last example tells nothing of a batch: where the network normalizes vectors over one, it is joined. */
    private TrainingSettings batches(TrainingSettings asked, NetworkBlueprint network) {
        int examples = data.training().size();
        LastBatch last = asked.lastBatch();
        if (last == null) {
            boolean alone = asked.smallestShard(asked.batches(examples).lastSize()) == 1
                    && asked.batches(examples).count() > 1;
            last = alone && BatchNormalized.vectors(network.layers()) ? LastBatch.JOIN : LastBatch.KEEP;
        }
        return asked.resolved(
                examples, last, Monitor.of(asked, data.validation().size() > 0));
    }

    private static String unfit(Refusal refusal) {
        return "does not compute this network: " + (refusal.layer().isEmpty() ? "" : refusal.layer() + ": ")
                + refusal.reason();
    }

    private NetworkBlueprint blueprint(TrainingPlan resolved) {
        return LocalTrainer.blueprint(resolved, data);
    }
}
