package dev.descent.job.admit;

import dev.descent.cluster.ClusterData;
import dev.descent.dataset.Datasets;
import dev.descent.dataset.LoadedDataset;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.http.JsonBody;
import dev.descent.job.JobSettings;
import dev.descent.job.JobSpec;
import dev.descent.job.StartFrom;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.PlacedData;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.train.CheckedPlan;
import dev.descent.ml.train.EpochMetrics;
import dev.descent.ml.train.FreshRun;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.PlanCheck;
import dev.descent.ml.train.StartCheck;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Lets in only what can train: the values by themselves, then the data, then the plan on that data. Every fault that can be
 * known is told at once.
 */
@Component
public class Admission {
    private final Datasets datasets;
    private final JobSettings settings;
    private final StartPoints starts;
    private final ClusterCheck clusters;

    public Admission(Datasets datasets, JobSettings settings, StartPoints starts, ClusterData cluster) {
        this.datasets = datasets;
        this.settings = settings;
        this.starts = starts;
        this.clusters = new ClusterCheck(cluster);
    }

    /**
     * Checks a submission, on its data where that is at hand; else the worker does, once it has it. Reads the data, so it may take a
     * second; configures the network, so it loads native code.
     *
     * @throws dev.descent.ml.spec.InvalidSpec with every fault, at paths from the job's root
     */
    public Admitted admit(JsonNode body) {
        return orAllFaults(body, this::admitted);
    }

    /** The same, with the data fetched where it is not at hand. */
    public Admitted dryRun(JsonNode body) {
        return orAllFaults(body, spec -> {
            clusters.checkOffered(spec);
            Start start = start(spec);
            return check(spec, load(spec, FetchWatch.withinRequest()), saved(start), FetchWatch::withinRequest)
                    .from(start)
                    .warned(clusters.warning(spec));
        });
    }

    private Admitted orAllFaults(JsonNode body, Function<JobSpec, Admitted> admission) {
        try {
            return admission.apply(JsonBody.read(body, JobSpec.class));
        } catch (InvalidSpec first) {
            throw FurtherFaults.added(datasets, body, first);
        }
    }

    private Admitted admitted(JobSpec spec) {
        clusters.checkOffered(spec);
        Start start = start(spec);
        return InvalidSpec.under(
                        "dataset",
                        () -> datasets.loadAtHand(spec.dataset(), spec.loss().scalesTarget()))
                .map(data -> check(spec, data, saved(start), FetchWatch::withinRequest))
                .orElseGet(() -> Admitted.withoutData(spec))
                .from(start);
    }

    private @Nullable Start start(JobSpec spec) {
        StartFrom from = spec.startFrom();
        return from == null
                ? null
                : InvalidSpec.under("start_from", () -> starts.find(from, spec.optimizer(), spec.loss()));
    }

    private static @Nullable SavedCheckpoint saved(@Nullable Start start) {
        return start == null ? null : start.saved();
    }

    /**
     * The data of a job.
     *
     * @param watch who waits, if it must be fetched
     * @throws dev.descent.ml.spec.InvalidSpec with every fault, at paths from the job's root
     */
    public LoadedDataset load(JobSpec spec, FetchWatch watch) {
        return InvalidSpec.under(
                "dataset", () -> datasets.load(spec.dataset(), spec.loss().scalesTarget(), watch));
    }

    /** Where the data of a resolved job is on this machine, for other processes that read it. */
    public PlacedData place(JobSpec spec) {
        return InvalidSpec.under(
                "dataset", () -> datasets.place(spec.dataset(), spec.loss().scalesTarget(), FetchWatch.briefly()));
    }

    /** What a plan that was checked takes while it runs, by estimate, for the worker that has its data. */
    public MemorySize memory(TrainingPlan plan, TrainingData data) {
        return PlanCheck.memory(plan, data, datasets.references().modelFiles(FetchWatch::briefly));
    }

    /**
     * A job as it is before its first iteration, on its data, which is fetched where it is not at hand. The caller closes it.
     *
     * @param admitted by {@link #dryRun}
     */
    public FreshRun open(Admitted admitted) {
        JobSpec spec = admitted.spec();
        TrainingData data = load(spec, FetchWatch.withinRequest()).data();
        return FreshRun.open(spec.plan(), data, datasets.references().modelFiles(FetchWatch::withinRequest));
    }

    /**
     * Checks a job on its data, for the worker that has it.
     *
     * @param job whose checkpoint it begins from, if it begins from one
     * @throws dev.descent.ml.spec.InvalidSpec with every fault, at paths from the job's root
     */
    public Admitted check(JobSpec spec, LoadedDataset data, UUID job) {
        SavedCheckpoint start = spec.startFrom() == null ? null : starts.heldBy(job);
        return check(spec, data, start, FetchWatch::briefly);
    }

    /** @param watch who waits, if the model's file must be fetched */
    private Admitted check(
            JobSpec spec, LoadedDataset data, @Nullable SavedCheckpoint start, Supplier<FetchWatch> watch) {
        CheckedPlan plan = check(spec, data.data(), watch);
        JobSpec resolved = spec.resolved(data.resolved(), plan.plan());
        clusters.checkReached(resolved, () -> place(resolved));
        int examples = data.data().training().size();
        if (start != null) {
            StartCheck.check(start, plan, data.data());
        }
        long iterations = start == null
                ? resolved.training().iterations(examples)
                : StartCheck.iterations(start, resolved.training(), examples);
        List<String> warnings =
                Stream.concat(plan.warnings().stream(), warnings(start)).toList();
        return new Admitted(resolved, plan, null, iterations, Admitted.warned(data.summary(), warnings));
    }

    /** Halvings are of the run in which numbers were not finite, and do not go along. */
    private static Stream<String> warnings(@Nullable SavedCheckpoint start) {
        int halved = start == null ? 0 : start.position().faults().rollbacks();
        return halved == 0
                ? Stream.of()
                : Stream.of(
                        "The job of start_from halved its learning rate " + halved
                                + " times where numbers were not finite. This job begins with the whole rate of its optimizer.");
    }

    private CheckedPlan check(JobSpec spec, TrainingData data, Supplier<FetchWatch> watch) {
        Faults faults = new Faults();
        CheckedPlan plan = faults.collect(
                "",
                () -> PlanCheck.check(
                        spec.plan().orBy(settings.engine()),
                        data,
                        settings.limit(),
                        datasets.references().modelFiles(watch)));
        faults.addAll(
                "",
                GateCheck.faults(
                        spec.gates(),
                        EpochMetrics.known(spec.plan(), data),
                        data.target().task()));
        faults.raise();
        return Objects.requireNonNull(plan);
    }
}
