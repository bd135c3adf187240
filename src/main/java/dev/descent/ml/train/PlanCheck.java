package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.model.OpenModel;
import dev.descent.ml.network.Refusal;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds every fault that only shows when the parts of a plan and its data come together, and fills in what depends on the data. */
public final class PlanCheck {
    private final TrainingPlan plan;
    private final TrainingData data;
    private final String reportedAt;
    private final Faults faults = new Faults();

    private PlanCheck(TrainingPlan plan, TrainingData data, String reportedAt) {
        this.plan = plan;
        this.data = data;
        this.reportedAt = reportedAt;
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
            return new PlanCheck(plan.with(open.network()), data, "training.report_losses")
                    .check(limit)
                    .with(open.pinned());
        }
    }

    /**
     * Checks whether a loss can judge the outputs of a trained plan.
     *
     * @throws dev.descent.ml.spec.InvalidSpec with why not
     */
    static void checkJudging(TrainingPlan plan, LossSpec loss, TrainingData data) {
        PlanCheck check = new PlanCheck(plan, data, "");
        check.faults.addAll("", loss.faults(data.target()));
        check.faults.raise();
        new LossFit(plan, data, check.faults).check(loss, "");
        Activation wanted =
                new TrainingPlan(plan.model(), loss, plan.optimizer(), plan.training()).outputActivation(data.target());
        check.faults.check(
                wanted == plan.outputActivation(data.target()),
                "",
                "is taken of outputs of " + wanted.id() + ", the model gives "
                        + plan.outputActivation(data.target()).id());
        new LabelCheck(data).check(loss, "", check.faults);
        check.faults.raise();
    }

    /**
     * Checks a trained plan against other data, to be evaluated on.
     *
     * @param plan with the losses to report
     * @return the plan with everything filled in
     * @throws dev.descent.ml.spec.InvalidSpec with every fault, at {@code report_losses[0]} and {@code dataset}
     */
    static TrainingPlan checkEvaluation(TrainingPlan plan, TrainingData data) {
        PlanCheck check = new PlanCheck(plan, data, "report_losses");
        new LabelCheck(data).check(plan.loss(), "dataset", check.faults);
        check.checkReported();
        check.faults.raise();
        TrainingPlan resolved = check.resolve();
        check.faults.raise();
        return resolved;
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
        TrainingPlan resolved = resolve();
        faults.raise();
        NetworkBlueprint network = faults.collect("model", () -> blueprint(resolved));
        if (network != null) {
            TrainingPlan decided = resolved.with(batches(network));
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
        Target target = data.target();
        faults.addAll("model", plan.model().faults(data.input(), plan.networkTarget(target)));
        List<Violation> unfit = plan.loss().faults(target);
        faults.addAll("loss", unfit);
        if (unfit.isEmpty()) {
            new LossFit(plan, data, faults).check(plan.loss(), "loss");
            new LabelCheck(data).check(plan.loss(), "loss", faults);
        }
        checkReported();
        checkEarlyStopping();
    }

    private void checkEarlyStopping() {
        EarlyStopping early = plan.training().earlyStopping();
        if (early != null && early.metric() != null) {
            List<String> known = Monitor.known(plan, data);
            faults.check(
                    known.contains(early.metric()),
                    "training.early_stopping.metric",
                    "must be one of " + String.join(", ", known) + ", was " + early.metric());
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
    private TrainingSettings batches(NetworkBlueprint network) {
        int examples = data.training().size();
        TrainingSettings asked = plan.training();
        LastBatch last = asked.lastBatch();
        if (last == null) {
            boolean alone = asked.smallestShard(asked.batches(examples).lastSize()) == 1
                    && asked.batches(examples).count() > 1;
            last = alone && BatchNormalized.vectors(network.layers()) ? LastBatch.JOIN : LastBatch.KEEP;
        }
        return asked.resolved(
                examples, last, Monitor.of(asked, data.validation().size() > 0));
    }

    private void checkReported() {
        for (int i = 0; i < plan.training().reportLosses().size(); i++) {
            checkReported(plan.training().reportLosses().get(i), reportedAt + "[" + i + "]");
        }
    }

    private void checkReported(LossSpec reported, String path) {
        List<Violation> unfit = reported.faults(data.target());
        faults.addAll(path, unfit);
        if (unfit.isEmpty() && plan.loss().faults(data.target()).isEmpty()) {
            new LossFit(plan, data, faults).check(reported, path);
            new LabelCheck(data).check(reported, path, faults);
        }
    }

    private TrainingPlan resolve() {
        LossSpec loss = faults.collect("loss", () -> plan.loss().resolve(data.target(), data.counts()));
        List<LossSpec> reported = new ArrayList<>();
        for (int i = 0; i < plan.training().reportLosses().size(); i++) {
            LossSpec spec = plan.training().reportLosses().get(i);
            LossSpec resolved =
                    faults.collect(reportedAt + "[" + i + "]", () -> spec.resolve(data.target(), data.counts()));
            reported.add(resolved == null ? spec : resolved);
        }
        return new TrainingPlan(
                plan.model(),
                loss == null ? plan.loss() : loss,
                plan.optimizer(),
                plan.training().withReportLosses(reported));
    }

    private static String unfit(Refusal refusal) {
        return "does not compute this network: " + (refusal.layer().isEmpty() ? "" : refusal.layer() + ": ")
                + refusal.reason();
    }

    private NetworkBlueprint blueprint(TrainingPlan resolved) {
        return LocalTrainer.blueprint(resolved, data);
    }
}
