package dev.descent.job;

import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.CheckedPlan;
import dev.descent.ml.train.TrainingSettings;
import tools.jackson.databind.JsonNode;

/**
 * A job that can run.
 *
 * @param spec with everything filled in
 * @param plan with the network's size
 * @param trainingExamples in the training part
 * @param data what was found in the data
 */
record Admitted(JobSpec spec, CheckedPlan plan, int trainingExamples, JsonNode data) {

    Submission submission(JsonNode submitted) {
        return new Submission(spec.name(), spec.tags(), spec.priority(), submitted, SpecWriter.write(spec), data);
    }

    /** What is planned; the last batch of an epoch may be smaller. */
    Progress planned() {
        TrainingSettings training = spec.training();
        long perEpoch = (trainingExamples + training.batchSize() - 1L) / training.batchSize();
        return Progress.none(training.epochs(), training.epochs() * perEpoch);
    }
}
