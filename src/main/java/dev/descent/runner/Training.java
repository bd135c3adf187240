package dev.descent.runner;

import dev.descent.dataset.Datasets;
import dev.descent.job.JobSpec;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.Trainer;
import dev.descent.ml.train.TrainingFailed;
import dev.descent.ml.train.TrainingLog;
import dev.descent.ml.train.TrainingResult;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Trains a job's resolved spec on the data that it was resolved with. */
@Component
@Profile("worker")
class Training {
    private final Function<JobSpec, TrainingData> datasets;
    private final Trainer trainer;

    @Autowired
    Training(Datasets datasets, Trainer trainer) {
        this(spec -> datasets.load(spec.dataset(), spec.loss().scalesTarget()).data(), trainer);
    }

    Training(Function<JobSpec, TrainingData> datasets, Trainer trainer) {
        this.datasets = datasets;
        this.trainer = trainer;
    }

    TrainingResult train(JsonNode resolved, TrainingLog log, StopSignal stop) {
        JobSpec spec = SpecReader.read(resolved, JobSpec.class);
        TrainingData data = data(spec);
        data.warnings().forEach(log::warning);
        return trainer.train(spec.plan(), data, log, stop);
    }

    /** The resolved spec pins the data's hash, and it could be read at submission: a fault now means that it changed since. */
    private TrainingData data(JobSpec spec) {
        try {
            return datasets.apply(spec);
        } catch (InvalidSpec changed) {
            throw new TrainingFailed(
                    "dataset_changed",
                    "The data is not what it was when the job was submitted: " + changed.getMessage()
                            + ". Submit the job again to train on what is there now.",
                    changed);
        }
    }
}
