package dev.descent.runner;

import dev.descent.dataset.LoadedDataset;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.job.JobSpec;
import dev.descent.job.admit.Admission;
import dev.descent.job.admit.Admitted;
import dev.descent.job.queue.LeasedJob;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.TrainingPlan;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What comes before the first iteration: the data is fetched, and a job that was accepted without it is checked on it. */
@Component
@Profile("worker")
class Preparation {
    private final BiFunction<JobSpec, FetchWatch, LoadedDataset> datasets;
    private final Admission admission;

    /**
     * What a trainer gets.
     *
     * @param held the data, and where other processes have it
     * @param warnings to begin the log with
     * @param memory that it will take, by estimate
     */
    record Prepared(TrainingPlan plan, HeldData held, List<String> warnings, MemorySize memory) {
        TrainingData data() {
            return held.data();
        }
    }

    @Autowired
    Preparation(Admission admission) {
        this(admission::load, admission);
    }

    Preparation(BiFunction<JobSpec, FetchWatch, LoadedDataset> datasets, Admission admission) {
        this.datasets = datasets;
        this.admission = admission;
    }

    /**
     * @throws TrainingFailed where the data cannot be had, or the job cannot run on it
     * @throws Stopped where the job is to stop first
     */
    Prepared prepare(LeasedJob job, Heartbeat heartbeat) {
        JobSpec spec = spec(job);
        try {
            LoadedDataset data = datasets.apply(spec, new FetchLog(job, heartbeat));
            if (job.resolved().awaitsData()) {
                Admitted checked = admission.check(spec, data, job.id());
                new FencedRetry(job, heartbeat).run(() -> job.resolve(checked));
            }
            return prepared(job, data.data());
        } catch (InvalidSpec invalid) {
            throw job.resolved().awaitsData() ? refused(invalid) : changed(invalid);
        }
    }

    private Prepared prepared(LeasedJob job, TrainingData data) {
        TrainingPlan plan = spec(job).plan();
        HeldData held = new HeldData(data, () -> admission.place(spec(job)));
        return new Prepared(plan, held, job.resolved().warnings(), admission.memory(plan, data));
    }

    private static JobSpec spec(LeasedJob job) {
        return SpecReader.read(job.resolved().spec(), JobSpec.class);
    }

    /** What the answer to the submission would have said, had the data been at hand. */
    private static TrainingFailed refused(InvalidSpec invalid) {
        return new TrainingFailed(
                "invalid_spec",
                "The job cannot run on its data, which was read after it was accepted: " + invalid.getMessage() + ".",
                invalid);
    }

    /** The resolved spec pins the data's hash, and it could be read before: a fault now means that it changed since. */
    private static TrainingFailed changed(InvalidSpec invalid) {
        return new TrainingFailed(
                "dataset_changed",
                "The data cannot be had as it was when the job was checked: " + invalid.getMessage()
                        + ". Submit the job again to train on what is there now.",
                invalid);
    }
}
